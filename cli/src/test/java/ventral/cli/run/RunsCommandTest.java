package ventral.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ListRunsRequest;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.cli.testing.FakeRunGateway;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.Adam;
import ventral.type.v1.Augmentation;
import ventral.type.v1.Cosine;
import ventral.type.v1.HeadForm;
import ventral.type.v1.LossWeight;
import ventral.type.v1.Network;
import ventral.type.v1.Recipe;
import ventral.type.v1.RegressionLoss;
import ventral.type.v1.RunSpec;
import ventral.type.v1.RunState;
import ventral.type.v1.Sgd;
import ventral.type.v1.Steps;
import ventral.type.v1.SweepSpec;

class RunsCommandTest {

    private final FakeRunGateway service = new FakeRunGateway();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_run_of_which_little_is_said_is_left_to_the_defaults() {
        assertThat(run("runs create r1 --stream s1 --objective distance-rotation"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.createdRuns.get(0).getRunId()).isEqualTo("r1");
        assertThat(service.createdRuns.get(0).getRun().getSpec())
                .isEqualTo(RunSpec.newBuilder()
                        .setStream("streams/s1")
                        .setObjective("objectives/distance-rotation")
                        .setCheckpointsPerDecade(2)
                        .setFirstCheckpoint(1000)
                        .setRecipe(Recipe.newBuilder().setAdam(Adam.getDefaultInstance()))
                        .build());
    }

    @Test
    void every_part_of_a_recipe_can_be_said() {
        assertThat(run("runs create runs/r1 --stream streams/s1 --objective rotation --images 640 --epochs 3 --seed 5"
                        + " --priority -2 --checkpoints-per-decade 4 --network tiny --head objective --optimiser sgd"
                        + " --learning-rate 0.05 --momentum 0.8 --nesterov --weight-decay 1e-4 --warm-up 1280"
                        + " --step-every 6400 --step-factor 0.5 --clip-norm 1 --loss smooth-l1"
                        + " --loss-weight rotation=0.5 --augment colour,grey --shuffle-window 8 --held-out 640"
                        + " --initial-weights /weights/a.safetensors"))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        RunSpec spec = service.createdRuns.get(0).getRun().getSpec();
        assertThat(spec.getPriority()).isEqualTo(-2);
        assertThat(spec.getSeed()).isEqualTo(5);
        assertThat(spec.getImageCount()).isEqualTo(640);
        assertThat(spec.getRecipe())
                .isEqualTo(Recipe.newBuilder()
                        .setNetwork(Network.NETWORK_TINY)
                        .setHead(HeadForm.HEAD_FORM_OBJECTIVE)
                        .setSgd(Sgd.newBuilder()
                                .setMomentum(.8)
                                .setNesterov(true)
                                .setWeightDecay(1e-4))
                        .setLearningRate(.05)
                        .setWarmUpImageCount(1280)
                        .setSteps(Steps.newBuilder().setImageCount(6400).setFactor(.5))
                        .setClipNorm(1)
                        .setRegressionLoss(RegressionLoss.REGRESSION_LOSS_SMOOTH_L1)
                        .addLossWeights(
                                LossWeight.newBuilder().setGroup("rotation").setWeight(.5))
                        .addAugmentations(Augmentation.AUGMENTATION_COLOUR)
                        .addAugmentations(Augmentation.AUGMENTATION_GREY)
                        .setShuffleWindow(8)
                        .setHeldOutImageCount(640)
                        .setInitialWeights("/weights/a.safetensors")
                        .build());
    }

    @Test
    void initial_weights_are_a_checkpoint_or_a_file_in_the_working_directory() {
        run("runs create r1 --stream s1 --objective distance --initial-weights runs/r0/checkpoints/64000");
        run("runs create r1 --stream s1 --objective distance --initial-weights w.safetensors");
        assertThat(service.createdRuns)
                .extracting(request -> request.getRun().getSpec().getRecipe().getInitialWeights())
                .containsExactly(
                        "runs/r0/checkpoints/64000",
                        Path.of("w.safetensors").toAbsolutePath().toString());
    }

    @Test
    void a_cosine_goes_down_to_nothing_unless_its_floor_is_said() {
        run("runs create r1 --stream s1 --objective distance --cosine");
        run("runs create r1 --stream s1 --objective distance --cosine 0.1");
        assertThat(service.createdRuns)
                .extracting(request -> request.getRun().getSpec().getRecipe().getCosine())
                .containsExactly(
                        Cosine.getDefaultInstance(),
                        Cosine.newBuilder().setFloor(.1).build());
    }

    @Test
    void a_recipe_that_contradicts_itself_is_a_wrong_command_line() {
        String create = "runs create r1 --stream s1 --objective distance ";
        assertThat(run(create + "--cosine --step-every 640")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--step-every and --cosine exclude each other");
        assertThat(run(create + "--momentum 0.5")).isEqualTo(ExitCode.USAGE);
        assertThat(run(create + "--step-factor 0.5")).isEqualTo(ExitCode.USAGE);
        assertThat(run(create + "--network vgg")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("expected one of [resnet18, resnet50, tiny] but was 'vgg'");
        assertThat(service.createdRuns).isEmpty();
    }

    @Test
    void a_value_that_breaks_its_limit_is_refused_before_anybody_is_asked() {
        assertThat(run("runs create r1 --stream s1 --objective distance --optimiser sgd --momentum 2"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("ventral: momentum 2.0 is outside 0 to 1");
        assertThat(run("runs get R1")).isEqualTo(ExitCode.FAILED);
        assertThat(service.createdRuns).isEmpty();
    }

    @Test
    void a_sweep_of_the_paper_has_its_ten_objectives() {
        assertThat(
                        run(
                                "sweeps create w1 --stream s1 --objective paper --images 640,6400 --seeds 0,1,2 --head tdw-2023"))
                .isEqualTo(ExitCode.OK);
        SweepSpec spec = service.createdSweeps.get(0).getSweep().getSpec();
        assertThat(spec.getObjectivesList()).hasSize(10).startsWith("objectives/distance");
        assertThat(spec.getImageCountsList()).containsExactly(640L, 6400L);
        assertThat(spec.getSeedsList()).containsExactly(0L, 1L, 2L);
        assertThat(spec.getRecipe().getHead()).isEqualTo(HeadForm.HEAD_FORM_TDW_2023);
        assertThat(run("sweeps create w2 --stream s1 --objective distance,category --objective identity"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.createdSweeps.get(1).getSweep().getSpec().getObjectivesList())
                .containsExactly("objectives/distance", "objectives/category", "objectives/identity");
    }

    @Test
    void runs_are_listed_by_state_and_sweep() {
        assertThat(run("runs list --state PAUSED --sweep w1")).isEqualTo(ExitCode.OK);
        assertThat(service.lists)
                .extracting(ListRunsRequest::getFilter)
                .containsExactly("spec.sweep = \"sweeps/w1\" AND state = PAUSED");
        assertThat(run("runs list --state ASLEEP")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void runs_are_listed_in_the_order_that_is_asked_for() {
        assertThat(run("runs list --order-by name")).isEqualTo(ExitCode.OK);
        assertThat(run("runs list")).isEqualTo(ExitCode.OK);
        assertThat(service.lists).extracting(ListRunsRequest::getOrderBy).containsExactly("name", "");
    }

    @Test
    void runs_of_what_is_not_there_are_no_empty_list() {
        assertThat(run("runs list --sweep nope")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no sweeps/nope");
        assertThat(run("runs list --stream nope")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("there is no streams/nope");
        assertThat(service.lists).isEmpty();
    }

    @Test
    void a_watch_ends_as_its_runs_do() {
        service.changes.add(RunSamples.run("r1", RunState.RUN_STATE_FAILED, 64));
        assertThat(run("runs watch r1")).isEqualTo(ExitCode.FAILED);
        assertThat(service.watches.get(0).getFilter()).isEqualTo("name = \"runs/r1\"");
        assertThat(run("runs watch")).isEqualTo(ExitCode.OK);
    }

    @Test
    void nobody_to_ask_is_told_like_everywhere() {
        assertThat(Ventral.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("runs", "pause", "r1", "--gateway", "127.0.0.1:1"))
                .isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "ventral: no gateway answers at 127.0.0.1:1 (Connection refused): start a system with './ventral up', or name another gateway with --gateway");
    }

    private int run(String words) {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        arguments.addAll(List.of("--gateway", service.address()));
        return Ventral.commandLine()
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
    }
}
