package ventral.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.type.v1.RunState;

/** Tests one and two packaged trainers on a real broker. */
@Tag("system")
class TrainerReplacementTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final StreamName STREAM = new StreamName("trainer-replacement");
    private static final long IMAGES = 2048;
    private static final int EPOCHS = 3;
    private static final int HELD_OUT = 512;

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @TempDir
    Path logs;

    private final Ports ports = SYSTEM.ports();
    private final List<AutoCloseable> open = new ArrayList<>();
    private GatewayClient gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayClient(ports.address(Endpoint.GATEWAY));
        open.add(0, gateway);
        gateway.streams().create(STREAM, StreamSpec.rendered(5, HELD_OUT + IMAGES, 32, 32));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void runs_whose_trainers_are_killed_paused_and_outranked_end_with_the_same_weights() throws Exception {
        Map<String, ByteString> expected = digests(awaitEnd(sweep("undisturbed", 0)));
        assertThat(expected).hasSize(2 * 3);

        SweepName disturbed = sweep("disturbed", 0);
        Process second = secondTrainer();
        awaitProgress(disturbed);
        SYSTEM.system().crash(Endpoint.TRAINER);
        awaitProgress(disturbed);
        RunName paused = runs(disturbed).stream()
                .map(run -> RunName.parse(run.getName()))
                .findFirst()
                .orElseThrow();
        gateway.runs().pause(paused);
        second.destroy(); // on SIGTERM it saves its runs
        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        SweepName urgent = sweep("urgent", 7);
        awaitEnd(urgent);
        Awaitility.await("the run paused")
                .atMost(PATIENCE)
                .until(() -> gateway.runs().get(paused).getState() == RunState.RUN_STATE_PAUSED
                        || gateway.runs().get(paused).getState() == RunState.RUN_STATE_SUCCEEDED);
        gateway.runs().resume(paused);
        awaitProgress(disturbed);
        SYSTEM.system().crash(Endpoint.TRAINER);

        assertThat(digests(awaitEnd(disturbed))).isEqualTo(expected);
        assertThat(digests(urgent)).isEqualTo(expected);
        for (Run run : runs(disturbed)) {
            assertThat(run.getValidation().getImageCount()).isEqualTo(HELD_OUT);
            assertThat(run.getValidation().getSeenImageCount()).isEqualTo(IMAGES * EPOCHS);
        }
    }

    private SweepName sweep(String name, int priority) {
        Recipe standard = Recipe.DEFAULT;
        Recipe tiny = new Recipe(
                Network.TINY,
                standard.head(),
                new Optimiser.Sgd(.9, true, 1e-4),
                new LearningRate(.01, 1000, new LearningRate.CosineDecay(0)),
                1,
                standard.regressionLoss(),
                Map.of(),
                Set.of(Recipe.Augmentation.COLOUR),
                Recipe.DEFAULT_SHUFFLE_WINDOW,
                HELD_OUT,
                null);
        SweepName sweep = new SweepName(name);
        gateway.sweeps()
                .create(
                        sweep,
                        new SweepSpec(
                                STREAM,
                                List.of(Objective.parse("distance"), Objective.parse("translation-category")),
                                List.of(IMAGES),
                                List.of(1L),
                                EPOCHS,
                                1,
                                tiny,
                                priority));
        return sweep;
    }

    private Process secondTrainer() throws Exception {
        Process process = SecondService.start(
                Endpoint.TRAINER,
                ports,
                logs.resolve("second-trainer.log"),
                Map.of(
                        "VENTRAL_TRAINER_ARTIFACTS",
                        SYSTEM.data().resolve("artifacts").toString()));
        open.add(0, () -> process.destroyForcibly().waitFor());
        return process;
    }

    private List<Run> runs(SweepName sweep) {
        return gateway.runs().list("spec.sweep = \"%s\"".formatted(sweep));
    }

    private void awaitProgress(SweepName sweep) {
        long before = seen(sweep);
        Awaitility.await(sweep + " gets on")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> seen(sweep) > before
                        || runs(sweep).stream().allMatch(run -> run.getState() == RunState.RUN_STATE_SUCCEEDED));
    }

    private long seen(SweepName sweep) {
        return runs(sweep).stream().mapToLong(Run::getSeenImageCount).sum();
    }

    private SweepName awaitEnd(SweepName sweep) {
        Awaitility.await(sweep + " ended")
                .atMost(PATIENCE)
                .until(() -> runs(sweep).stream().allMatch(run -> run.getState() == RunState.RUN_STATE_SUCCEEDED));
        return sweep;
    }

    /** Returns the digests of a sweep's checkpoints by objective and images seen. */
    private Map<String, ByteString> digests(SweepName sweep) {
        return runs(sweep).stream()
                .flatMap(run -> gateway.checkpoints().list(RunName.parse(run.getName())).stream())
                .collect(toMap(
                        checkpoint -> CheckpointName.parse(checkpoint.getName())
                                        .run()
                                        .id()
                                        .replaceFirst("^[a-z]+-", "")
                                + " "
                                + checkpoint.getSeenImageCount(),
                        Checkpoint::getSha256));
    }
}
