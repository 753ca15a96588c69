package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.STREAM_SPEC;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.LedgerSamples;

/** Tests which runs a stream allows, and their defaults, alone and in a sweep. */
final class RunCreationTest extends CommandHandlerTestBase {

    @Test
    void defaults_of_a_run_come_from_its_stream() {
        RunSpec spec = new RunSpec(STREAM, DISTANCE, 6400, 1, 3, 2, null);
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(Run.queued(R1, spec, 0, NOON)));
    }

    @Test
    void runs_are_dealt_out_in_turn() {
        for (int i = 0; i < 6; i++) {
            commands.createRun(new RunName("r" + i), RUN, ExecutionMode.EXECUTE);
            assertThat(ledger.find(LedgerTable.RUNS, new RunName("r" + i))
                            .orElseThrow()
                            .partition())
                    .isEqualTo(i % 4);
        }
    }

    @Test
    void what_is_validated_alone_leaves_no_trace() {
        long before = ledger.position().revision();
        assertThat(commands.createRun(R1, RUN, ExecutionMode.VALIDATE_ONLY)).isInstanceOf(CommandOutcome.Success.class);
        assertThat(commands.createStream(null, STREAM_SPEC, ExecutionMode.VALIDATE_ONLY))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(commands.createSweep(SWEEP, sweep(640L), ExecutionMode.VALIDATE_ONLY))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.position().revision()).isEqualTo(before);
    }

    @Test
    void a_run_of_no_stream_is_not_made() {
        StreamName nowhere = new StreamName("nowhere");
        assertThat(commands.createRun(
                        R1,
                        new RunRequest(nowhere, DISTANCE, 0, 0, 0, 0, 0, 0, Recipe.DEFAULT, 0),
                        ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.NotFound<>(nowhere));
    }

    @Test
    void a_run_of_more_images_than_the_stream_has_is_refused() {
        assertThat(commands.createRun(R1, order(DISTANCE, 64_000, Recipe.DEFAULT), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "image_count", "image_count 64000 is more than the 6400 images of streams/s1"));
    }

    @Test
    void what_images_have_no_labels_of_cannot_be_learnt() {
        LatentSpace categories =
                new LatentSpace(Set.of(LatentGroup.CATEGORY), List.of("cup"), List.of(), Map.of(), Map.of());
        ledger.report(
                STREAM, new Stream.ReportedStatus(StreamState.RENDERING, 64, categories, "cd".repeat(32), null, NOON));
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "objective", "objective distance: the images of streams/s1 have no labels of distance"));
        assertThat(commands.createSweep(SWEEP, sweep(640L), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "objectives[0]",
                        "objectives[0] distance: the images of streams/s1 have no labels of distance"));
    }

    @Test
    void what_a_stream_holds_fixed_cannot_be_learnt() {
        SceneSpec scenes = new SceneSpec(
                "grown",
                GeometryProfile.UNIFORM,
                MaterialRule.OWN,
                List.of(),
                LatentRangeParser.parse(List.of("distance=2", "translation_x=0"), List.of()),
                SceneSpec.DEFAULT_COLLECTION,
                SceneSpec.DEFAULT_COLLECTION);
        StreamName near = new StreamName("near");
        commands.createStream(
                near, new StreamSpec(0, 6400, 64, 64, scenes, StreamSpec.DEFAULT_ENCODING), ExecutionMode.EXECUTE);
        assertThat(commands.createRun(
                        R1,
                        new RunRequest(near, DISTANCE, 0, 0, 0, 0, 0, 0, Recipe.DEFAULT, 0),
                        ExecutionMode.VALIDATE_ONLY))
                .isEqualTo(
                        new CommandOutcome.InvalidArgument<>(
                                "objective",
                                "objective distance: streams/near holds distance fixed, so that there is nothing to learn; leave it out of the objective"));
        assertThat(commands.createRun(
                        R1,
                        new RunRequest(near, Objective.parse("translation"), 0, 0, 0, 0, 0, 0, Recipe.DEFAULT, 0),
                        ExecutionMode.VALIDATE_ONLY))
                .isInstanceOf(CommandOutcome.Success.class);
    }

    @Test
    void a_run_learns_by_default_from_all_images_but_those_held_out() {
        commands.createRun(R1, order(DISTANCE, 0, LedgerSamples.RECIPE), ExecutionMode.EXECUTE);
        assertThat(run().spec().imageCount()).isEqualTo(6400 - 640);
        assertThat(run().spec().recipe()).isEqualTo(LedgerSamples.RECIPE);
        commands.createSweep(SWEEP, sweep(List.of(DISTANCE), LedgerSamples.RECIPE), ExecutionMode.EXECUTE);
        assertThat(ledger.runs(SWEEP)).allSatisfy(run -> {
            assertThat(run.spec().imageCount()).isEqualTo(6400 - 640);
            assertThat(run.spec().recipe()).isEqualTo(LedgerSamples.RECIPE);
            assertThat(run.spec().priority()).isEqualTo(-5);
        });
    }

    @Test
    void to_hold_out_every_image_is_refused() {
        ledger.put(Stream.queued(STREAM, StreamSpec.rendered(0, 640, 64, 64), NOON));
        CommandOutcome.InvalidArgument<?> refused = new CommandOutcome.InvalidArgument<>(
                "recipe.held_out_image_count",
                "held_out_image_count 640 leaves none of the 640 images of streams/s1 to learn from");
        assertThat(commands.createRun(R1, order(DISTANCE, 0, LedgerSamples.RECIPE), ExecutionMode.EXECUTE))
                .isEqualTo(refused);
        assertThat(commands.createSweep(SWEEP, sweep(List.of(DISTANCE), LedgerSamples.RECIPE), ExecutionMode.EXECUTE))
                .isEqualTo(refused);
    }

    @Test
    void a_run_on_a_stream_without_end_says_how_many_images_it_wants() {
        ledger.put(Stream.queued(STREAM, StreamSpec.rendered(0, 0, 64, 64), NOON));
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "image_count", "image_count is not set, but streams/s1 is endless"));
        SweepRequest whole = sweep(List.of(DISTANCE), Recipe.DEFAULT);
        assertThat(commands.createSweep(SWEEP, whole, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "image_counts", "image_counts is not set, but streams/s1 is endless"));
    }
}
