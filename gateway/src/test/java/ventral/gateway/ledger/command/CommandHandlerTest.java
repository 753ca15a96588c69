package ventral.gateway.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;
import static ventral.gateway.testing.LedgerSamples.NOON;
import static ventral.gateway.testing.LedgerSamples.STREAM;
import static ventral.gateway.testing.LedgerSamples.STREAM_SPEC;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

final class CommandHandlerTest {

    private static final RunName R1 = new RunName("r1");
    private static final SweepName SWEEP = new SweepName("demo");
    private static final RunRequest RUN = order(DISTANCE, 0, Recipe.DEFAULT);

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());
    private final CommandHandler commands = new CommandHandler(ledger, ledger, 4, () -> NOON, () -> "fresh");

    @BeforeEach
    void there_is_a_stream() {
        ledger.put(LedgerSamples.stream());
    }

    @Test
    void an_ordered_stream_is_queued() {
        StreamName name = new StreamName("s2");
        Stream queued = Stream.queued(name, STREAM_SPEC, NOON);
        assertThat(commands.createStream(name, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(queued));
        assertThat(ledger.find(LedgerTable.STREAMS, name)).contains(queued);
    }

    @Test
    void what_is_given_no_name_is_given_one() {
        assertThat(commands.createStream(null, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(Stream.queued(new StreamName("fresh"), STREAM_SPEC, NOON)));
    }

    @Test
    void a_name_is_taken_once() {
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.VALIDATE_ONLY))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(STREAM));
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(R1));
    }

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
    void a_sweep_brings_its_runs() {
        commands.createSweep(SWEEP, sweep(640L, 6400L), ExecutionMode.EXECUTE);
        assertThat(ledger.runs(SWEEP))
                .extracting(run -> run.name().id())
                .containsExactlyInAnyOrder("demo-distance-n640-s0", "demo-distance-n6400-s0");
    }

    @Test
    void a_sweep_whose_run_is_taken_is_not_made() {
        RunName taken = new RunName("demo-distance-n640-s0");
        commands.createRun(taken, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.createSweep(SWEEP, sweep(640L), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.AlreadyExists<>(taken));
        assertThat(ledger.find(LedgerTable.SWEEPS, SWEEP)).isEmpty();
    }

    @Test
    void the_impossible_size_of_a_sweep_is_named() {
        assertThat(commands.createSweep(SWEEP, sweep(640L, 650L), ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "image_counts[1]", "image_count 650 is not a multiple of the batch size 64 of streams/s1"));
    }

    @Test
    void a_sweep_that_was_cut_short_is_completed() {
        commands.createSweep(SWEEP, sweep(640L), ExecutionMode.VALIDATE_ONLY);
        ledger.put(Sweep.created(SWEEP, sweep(640L, 6400L).toSpec(STREAM_SPEC), NOON));
        commands.reconcile(SWEEP);
        assertThat(ledger.runs(SWEEP)).hasSize(2);
        long after = ledger.position().revision();
        commands.reconcile(SWEEP);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_cancelled_sweep_asks_each_run_to_stop() {
        commands.createSweep(SWEEP, sweep(640L, 6400L), ExecutionMode.EXECUTE);
        assertThat(commands.cancelSweep(SWEEP)).isInstanceOf(CommandOutcome.Success.class);
        assertThat(ledger.runs(SWEEP)).hasSize(2).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
        long after = ledger.position().revision();
        commands.cancelSweep(SWEEP);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_run_that_has_ended_stays_as_it_is() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        Run ended = ledger.find(LedgerTable.RUNS, R1).orElseThrow();
        assertThat(commands.cancelRun(R1)).isEqualTo(new CommandOutcome.Success<>(ended));
        assertThat(ended.desiredState()).isEqualTo(Run.DesiredState.TRAINED);
    }

    @Test
    void a_run_is_asked_to_stop_once() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        commands.cancelRun(R1);
        long after = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.CANCELLED);
        commands.cancelRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(after);
    }

    @Test
    void a_run_is_paused_and_resumed_once_each() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        commands.pauseRun(R1);
        long paused = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.PAUSED);
        commands.pauseRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(paused);
        ledger.report(R1, LedgerSamples.progress(RunState.PAUSED, 640));
        commands.resumeRun(R1);
        long resumed = ledger.position().revision();
        assertThat(run().desiredState()).isEqualTo(Run.DesiredState.TRAINED);
        assertThat(run().retryCount()).isZero();
        commands.resumeRun(R1);
        assertThat(ledger.position().revision()).isEqualTo(resumed);
    }

    @Test
    void a_run_that_failed_goes_on_when_it_is_resumed_and_may_fail_again() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        assertThat(commands.pauseRun(R1))
                .isEqualTo(
                        new CommandOutcome.FailedPrecondition<>(R1, "runs/r1 has failed: there is nothing to pause"));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.Success<>(run()));
        assertThat(run().state()).isEqualTo(RunState.QUEUED);
        assertThat(run().retryCount()).isEqualTo(1);
        commands.resumeRun(R1);
        assertThat(run().retryCount()).isEqualTo(1);
    }

    @Test
    void a_run_whose_stream_is_gone_cannot_go_on() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.FAILED, 640));
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        assertThat(commands.resumeRun(R1))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted"));
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(STREAM));
    }

    @Test
    void what_has_succeeded_or_is_cancelled_is_neither_paused_nor_resumed() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        assertThat(commands.pauseRun(R1)).isInstanceOf(CommandOutcome.FailedPrecondition.class);
        assertThat(commands.resumeRun(R1))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        R1, "runs/r1 has succeeded: there is nothing to resume"));
        RunName r2 = new RunName("r2");
        commands.createRun(r2, RUN, ExecutionMode.EXECUTE);
        commands.cancelRun(r2);
        CommandOutcome<Run> cancelled =
                new CommandOutcome.FailedPrecondition<>(r2, "runs/r2 is cancelled: create another run");
        assertThat(commands.pauseRun(r2)).isEqualTo(cancelled);
        assertThat(commands.resumeRun(r2)).isEqualTo(cancelled);
        ledger.report(r2, LedgerSamples.progress(RunState.CANCELLED, 64));
        assertThat(commands.pauseRun(r2)).isEqualTo(cancelled);
        assertThat(commands.resumeRun(r2)).isEqualTo(cancelled);
    }

    @Test
    void a_paused_run_of_a_cancelled_sweep_stops() {
        commands.createSweep(SWEEP, sweep(640L), ExecutionMode.EXECUTE);
        RunName name = new RunName("demo-distance-n640-s0");
        commands.pauseRun(name);
        ledger.report(name, LedgerSamples.progress(RunState.PAUSED, 64));
        commands.cancelSweep(SWEEP);
        assertThat(ledger.runs(SWEEP)).hasSize(1).allMatch(run -> run.desiredState() == Run.DesiredState.CANCELLED);
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
    void a_recipe_that_is_not_for_one_of_a_sweeps_objectives_is_refused_before_any_run_is_queued() {
        SweepRequest sweepRequest = sweep(List.of(Objective.of(LatentGroup.CATEGORY), DISTANCE), mirrored());
        assertThat(commands.createSweep(SWEEP, sweepRequest, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.InvalidArgument<>(
                        "recipe.augmentations",
                        "MIRROR makes labels of distance wrong; use it only for objectives of category and identity"));
        assertThat(ledger.runCount()).isZero();
        assertThat(ledger.find(LedgerTable.SWEEPS, SWEEP)).isEmpty();
    }

    private static Recipe mirrored() {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                standard.network(),
                standard.head(),
                standard.optimiser(),
                standard.learningRate(),
                0,
                standard.regressionLoss(),
                Map.of(),
                Set.of(Recipe.Augmentation.MIRROR),
                0,
                0,
                null);
    }

    @Test
    void what_is_not_there_cannot_be_paused_resumed_or_cancelled() {
        assertThat(commands.pauseRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.resumeRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.cancelRun(R1)).isEqualTo(new CommandOutcome.NotFound<>(R1));
        assertThat(commands.cancelSweep(SWEEP)).isEqualTo(new CommandOutcome.NotFound<>(SWEEP));
    }

    @Test
    void a_stream_is_paused_and_resumed_once_each() {
        commands.pauseStream(STREAM);
        long paused = ledger.position().revision();
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.PAUSED);
        commands.pauseStream(STREAM);
        assertThat(ledger.position().revision()).isEqualTo(paused);
        commands.resumeStream(STREAM);
        long resumed = ledger.position().revision();
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.RENDERED);
        commands.resumeStream(STREAM);
        assertThat(ledger.position().revision()).isEqualTo(resumed);
    }

    @Test
    void a_stream_that_is_whole_cannot_be_paused() {
        ledger.report(STREAM, LedgerSamples.progress(StreamState.SUCCEEDED, 6400));
        assertThat(commands.pauseStream(STREAM))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is complete: there is nothing to pause"));
    }

    @Test
    void an_imported_stream_cannot_be_paused() {
        ledger.put(Stream.queued(
                STREAM,
                new StreamSpec(0, 640, 64, 64, new ImportSpec("ab".repeat(32)), StreamSpec.DEFAULT_ENCODING),
                NOON));
        assertThat(commands.pauseStream(STREAM))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is imported: stop the import, and run it again to continue"));
    }

    @Test
    void a_stream_that_a_run_learns_from_is_not_deleted() {
        commands.createRun(R1, RUN, ExecutionMode.EXECUTE);
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is QUEUED and learns from streams/s1: cancel it, or wait for it"));
        ledger.report(R1, LedgerSamples.progress(RunState.PAUSED, 640));
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "runs/r1 is PAUSED and learns from streams/s1: cancel it, or wait for it"));
        ledger.report(R1, LedgerSamples.progress(RunState.SUCCEEDED, 6400));
        assertThat(commands.deleteStream(STREAM, ExecutionMode.EXECUTE)).isInstanceOf(CommandOutcome.Success.class);
    }

    @Test
    void a_stream_is_there_until_its_images_are_gone_but_no_run_can_begin_on_it() {
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        assertThat(stream().state()).isEqualTo(StreamState.DELETING);
        assertThat(commands.createRun(R1, RUN, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(STREAM, "streams/s1 is being deleted"));
        assertThat(commands.resumeStream(STREAM)).isInstanceOf(CommandOutcome.FailedPrecondition.class);
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.FailedPrecondition<>(
                        STREAM, "streams/s1 is being deleted: retry once it is deleted"));
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(ledger.find(LedgerTable.STREAMS, STREAM)).isEmpty();
    }

    @Test
    void the_name_of_a_deleted_stream_is_free_for_another() {
        commands.deleteStream(STREAM, ExecutionMode.EXECUTE);
        ledger.report(STREAM, LedgerSamples.progress(StreamState.DELETED, 0));
        assertThat(commands.createStream(STREAM, STREAM_SPEC, ExecutionMode.EXECUTE))
                .isEqualTo(new CommandOutcome.Success<>(Stream.queued(STREAM, STREAM_SPEC, NOON)));
    }

    @Test
    void a_deletion_that_is_only_validated_deletes_nothing() {
        assertThat(commands.deleteStream(STREAM, ExecutionMode.VALIDATE_ONLY))
                .isInstanceOf(CommandOutcome.Success.class);
        assertThat(stream().desiredState()).isEqualTo(Stream.DesiredState.RENDERED);
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

    private Run run() {
        return ledger.find(LedgerTable.RUNS, R1).orElseThrow();
    }

    private Stream stream() {
        return ledger.find(LedgerTable.STREAMS, STREAM).orElseThrow();
    }

    private static RunRequest order(Objective objective, long imageCount, Recipe recipe) {
        return new RunRequest(STREAM, objective, imageCount, 0, 0, 3, 0, 0, recipe, 0);
    }

    private static SweepRequest sweep(List<Objective> objectives, Recipe recipe, Long... imageCounts) {
        return new SweepRequest(
                STREAM, objectives, List.of(imageCounts), List.of(), List.of(), 0, 0, 0, 0, 0, recipe, -5);
    }

    private static SweepRequest sweep(Long... imageCounts) {
        return sweep(List.of(DISTANCE), Recipe.DEFAULT, imageCounts);
    }
}
