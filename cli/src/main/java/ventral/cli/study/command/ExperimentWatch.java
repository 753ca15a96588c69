package ventral.cli.study.command;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.cli.experiment.ExperimentProgress;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayException;
import ventral.cli.output.CommandException;
import ventral.cli.system.ForegroundSystem;
import ventral.cli.terminal.ProgressBar;
import ventral.cli.terminal.RedrawnBlock;
import ventral.cli.terminal.Terminal;
import ventral.cli.watch.ProgressWatch;
import ventral.launcher.component.LaunchException;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/** Polls an experiment until it is complete, and shows its progress. */
final class ExperimentWatch {

    private static final Duration EACH_LINE = Duration.ofSeconds(10);

    private final Supplier<ExperimentSnapshot> experiment;
    private final Duration interval;
    private final Terminal terminal;
    private final @Nullable ForegroundSystem system;
    private final ExperimentProgress progress = new ExperimentProgress();
    private final RedrawnBlock block = new RedrawnBlock();
    private final Set<String> toldFailures = new HashSet<>();
    private final long start = System.nanoTime();
    private Duration lastLine = EACH_LINE.negated();
    private boolean reportedUnavailable;

    /**
     * Creates a watch.
     *
     * @param experiment reads the state of the experiment
     * @param interval time between two reads
     * @param system system the experiment runs on; null if this process did not start it
     */
    ExperimentWatch(
            Supplier<ExperimentSnapshot> experiment,
            Duration interval,
            Terminal terminal,
            @Nullable ForegroundSystem system) {
        this.experiment = experiment;
        this.interval = interval;
        this.terminal = terminal;
        this.system = system;
    }

    /**
     * Blocks until the experiment is complete, and returns its final state.
     *
     * @throws LaunchException if the system that this process started fails
     * @throws CommandException if the experiment can never complete
     */
    ExperimentSnapshot awaitCompletion() throws CommandException, LaunchException, InterruptedException {
        while (true) {
            checkSystem();
            Optional<ExperimentSnapshot> seen = look();
            if (seen.isPresent()) {
                ExperimentSnapshot snapshot = seen.get();
                Duration now = Duration.ofNanos(System.nanoTime() - start);
                progress.show(snapshot, now);
                boolean complete = snapshot.isComplete();
                show(snapshot, now, complete);
                if (complete) {
                    return snapshot;
                }
                checkCanEnd(snapshot);
            }
            Thread.sleep(interval.toMillis());
        }
    }

    /** Reads the state; empty while the gateway does not answer, which may last as long as an outage does. */
    private Optional<ExperimentSnapshot> look() {
        try {
            ExperimentSnapshot snapshot = experiment.get();
            reportedUnavailable = false;
            return Optional.of(snapshot);
        } catch (GatewayException e) {
            if (!e.isUnreachable()) {
                throw e;
            }
            if (!reportedUnavailable) {
                reportedUnavailable = true;
                terminal.println(ProgressWatch.UNAVAILABLE);
            }
            return Optional.empty();
        }
    }

    private void checkSystem() throws LaunchException {
        ForegroundSystem started = system;
        if (started == null) {
            return;
        }
        started.awaitEndIfStopping();
        Optional<LaunchException> failure = started.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private void show(ExperimentSnapshot snapshot, Duration now, boolean last) {
        if (terminal.interactive()) {
            List<String> lines = new ArrayList<>(progress.bars().stream()
                    .map(bar -> bar.line(terminal.columns() - 1))
                    .toList());
            lines.add("runs: " + progress.states());
            lines.add(progress.times());
            terminal.out().print(block.draw(lines));
            terminal.out().flush();
        } else if (last || now.minus(lastLine).compareTo(EACH_LINE) >= 0) {
            lastLine = now;
            terminal.println(progress.bars().stream().map(ProgressBar::sentence).collect(joining("; ")) + "; runs: "
                    + progress.states() + "; " + progress.times());
        }
        for (Run run : snapshot.in(RunState.RUN_STATE_FAILED)) {
            if (toldFailures.add(run.getName())) {
                terminal.println(
                        "%s failed: %s".formatted(run.getName(), run.getError().getMessage()));
            }
        }
    }

    private static void checkCanEnd(ExperimentSnapshot snapshot) throws CommandException {
        for (Stream stream : snapshot.streams()) {
            if (stream.getState() == StreamState.STREAM_STATE_FAILED) {
                throw new CommandException("%s failed: %s"
                        .formatted(stream.getName(), stream.getError().getMessage()));
            }
        }
        boolean ended = !snapshot.runs().isEmpty() && snapshot.runs().stream().allMatch(ExperimentSnapshot::hasEnded);
        if (ended && !snapshot.benchmarks().isEmpty() && snapshot.ready().isEmpty()) {
            throw new CommandException("no benchmark is ready:\n"
                    + snapshot.benchmarks().stream()
                            .map(ExperimentWatch::describe)
                            .collect(joining("\n")));
        }
    }

    private static String describe(Benchmark benchmark) {
        return "  %s: %s".formatted(benchmark.getName(), benchmark.getError().getMessage());
    }
}
