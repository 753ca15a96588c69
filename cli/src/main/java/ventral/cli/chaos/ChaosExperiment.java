package ventral.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.ScheduledFault;
import ventral.cli.chaos.report.FaultRecord;
import ventral.cli.chaos.report.RoundComparison;
import ventral.cli.chaos.report.RoundResult;
import ventral.cli.chaos.report.Verdict;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.kafka.ScoreRecordReader;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;

/** Runs the workload undisturbed, then disturbed in a second system, and compares what they led to. */
final class ChaosExperiment implements AutoCloseable {

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(5);
    private static final Duration COMPLETION_LIMIT = Duration.ofMinutes(15);

    private final Path folder;
    private final SystemUnderTestOptions options;
    private final Terminal terminal;
    private final List<FaultRecord> faults = new CopyOnWriteArrayList<>();
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    private @Nullable SystemUnderTest running;
    private boolean closed;

    /**
     * Creates an experiment.
     *
     * @param folder empty folder for the data of both systems
     * @param options options of both systems
     */
    ChaosExperiment(Path folder, SystemUnderTestOptions options, Terminal terminal) {
        this.folder = folder;
        this.options = options;
        this.terminal = terminal;
    }

    /** Returns the faults that were injected so far. */
    List<FaultRecord> faults() {
        return faults;
    }

    /** Returns the verdicts that were reached so far. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Runs the workload once without faults. */
    RoundResult runUndisturbed() throws IOException, LaunchException, CommandException, InterruptedException {
        terminal.println("Undisturbed system");
        SystemUnderTest system = prepare("undisturbed");
        try (system) {
            system.start();
            try (GatewayClient gateway = new GatewayClient(system.gateway())) {
                SweepWorkload workload = new SweepWorkload(gateway);
                RecoveryObserver observer = new RecoveryObserver(system, workload, terminal);
                awaitWork(observer);
                awaitCompletion(observer);
                terminal.println("  " + workload.describe());
                return workload.results().get(0);
            }
        }
    }

    /** Runs the workload under faults, and reaches the verdicts. */
    void runDisturbed(List<ScheduledFault> schedule, RoundResult reference)
            throws IOException, LaunchException, CommandException, InterruptedException {
        terminal.println("Disturbed system");
        SystemUnderTest system = prepare("disturbed");
        try (system) {
            system.start();
            try (GatewayClient gateway = new GatewayClient(system.gateway())) {
                SweepWorkload workload = new SweepWorkload(gateway);
                RecoveryObserver observer = new RecoveryObserver(system, workload, terminal);
                FaultInjector injector = new FaultInjector(system);
                awaitWork(observer);
                for (ScheduledFault fault : schedule) {
                    TimeUnit.MILLISECONDS.sleep(fault.delay().toMillis());
                    inject(fault, injector, observer);
                }
                awaitCompletion(observer);
                terminal.println("  " + workload.describe());
                RoundComparison comparison =
                        new RoundComparison(reference, workload.results(), SweepWorkload.expectedImageCounts());
                verdicts.add(comparison.weights());
                verdicts.add(comparison.images());
                verdicts.add(comparison.scores(ScoreRecordReader.valuesByScore(system.topics())));
                int restarts = system.restartCount();
                String unready = observer.unready();
                terminal.println("  dropping the database");
                verdicts.add(PromiseChecks.ledger(system, gateway));
                verdicts.add(PromiseChecks.deadLetters(system, injector.planted()));
                Set<Long> children = children();
                system.close();
                verdicts.add(PromiseChecks.processes(restarts, injector.killCount(), unready, children));
            }
        }
    }

    private synchronized SystemUnderTest prepare(String name) throws IOException, LaunchException {
        if (closed) {
            throw new LaunchException("stopped while starting");
        }
        Path own = Files.createDirectories(folder.resolve(name));
        SystemUnderTest system = new SystemUnderTest(own, options, terminal);
        running = system;
        return system;
    }

    private void inject(ScheduledFault scheduled, FaultInjector injector, RecoveryObserver observer)
            throws IOException, LaunchException, InterruptedException {
        terminal.println(
                "  %3d  %s".formatted(scheduled.number(), scheduled.fault().description()));
        try {
            String seen = injector.inject(scheduled.fault());
            Optional<Duration> recovery = observer.await(RECOVERY_LIMIT);
            if (recovery.isPresent()) {
                faults.add(FaultRecord.recovered(scheduled, recovery.get(), seen));
                terminal.println("       recovered after %s%s"
                        .formatted(NumberFormats.seconds(recovery.get()), seen.isEmpty() ? "" : "; " + seen));
            } else {
                addNotRecovered(
                        scheduled,
                        "no progress within %d s; %s".formatted(RECOVERY_LIMIT.toSeconds(), observer.unready()));
            }
        } catch (FaultInjector.NotPossibleException e) {
            faults.add(FaultRecord.notPossible(scheduled, String.valueOf(e.getMessage())));
            terminal.println("       not possible on this machine: " + e.getMessage());
        } catch (CommandException e) {
            addNotRecovered(scheduled, String.valueOf(e.getMessage()));
        } catch (LaunchException e) {
            addNotRecovered(scheduled, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void addNotRecovered(ScheduledFault scheduled, String reason) {
        faults.add(FaultRecord.notRecovered(scheduled, reason));
        terminal.println("       NOT RECOVERED: " + reason);
    }

    private static void awaitWork(RecoveryObserver observer)
            throws LaunchException, CommandException, InterruptedException {
        if (observer.await(RECOVERY_LIMIT).isEmpty()) {
            throw new CommandException("the first sweep did not progress within %d s; %s"
                    .formatted(RECOVERY_LIMIT.toSeconds(), observer.unready()));
        }
    }

    private static void awaitCompletion(RecoveryObserver observer)
            throws LaunchException, CommandException, InterruptedException {
        if (!observer.awaitCompletion(COMPLETION_LIMIT)) {
            throw new CommandException("the sweeps were not complete within %d min; %s"
                    .formatted(COMPLETION_LIMIT.toMinutes(), observer.unready()));
        }
    }

    private static Set<Long> children() {
        Set<Long> pids = new HashSet<>();
        ProcessHandle.current().descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    @Override
    public void close() {
        SystemUnderTest system;
        synchronized (this) {
            closed = true;
            system = running;
        }
        if (system != null) {
            system.close();
        }
    }
}
