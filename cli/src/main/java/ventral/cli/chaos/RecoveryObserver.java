package ventral.cli.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.grpc.GatewayException;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;

/** Observes when a system has recovered: every service is ready, and images are learnt or checkpoints scored. */
final class RecoveryObserver {

    private static final long POLL_MILLIS = 250;

    private final SystemUnderTest system;
    private final SweepWorkload workload;
    private final Terminal terminal;

    RecoveryObserver(SystemUnderTest system, SweepWorkload workload, Terminal terminal) {
        this.system = system;
        this.workload = workload;
        this.terminal = terminal;
    }

    /**
     * Waits for the recovery, and keeps the system at work meanwhile.
     *
     * @return the time that it took; empty if it took longer than the limit
     * @throws LaunchException if a component has stopped for good
     */
    Optional<Duration> await(Duration limit) throws LaunchException, InterruptedException {
        long start = System.nanoTime();
        long before = -1;
        while (System.nanoTime() - start < limit.toNanos()) {
            system.checkRunning();
            long now = isReady() ? progress() : -1;
            if (before >= 0 && now > before) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - start));
            }
            before = before < 0 ? now : before;
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return Optional.empty();
    }

    /**
     * Waits until every sweep is complete.
     *
     * @return whether they were within the limit
     * @throws LaunchException if a component has stopped for good
     */
    boolean awaitCompletion(Duration limit) throws LaunchException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < limit.toNanos()) {
            system.checkRunning();
            try {
                if (workload.isComplete()) {
                    return true;
                }
            } catch (GatewayException e) {
                report(e);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return false;
    }

    /** Returns what every service lacks; empty if every process runs and every service is ready. */
    String unready() {
        StringBuilder unready = new StringBuilder();
        for (FaultTarget target : FaultTarget.values()) {
            String state = system.lack(target);
            if (!state.isEmpty()) {
                unready.append(target.label()).append(' ').append(state).append("; ");
            }
        }
        return unready.toString();
    }

    private boolean isReady() {
        for (FaultTarget target : FaultTarget.values()) {
            if (!system.lack(target).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the progress of work; -1 while the gateway does not answer. */
    private long progress() {
        try {
            workload.continueWork();
            return workload.progress();
        } catch (GatewayException e) {
            report(e);
            return -1;
        }
    }

    private void report(GatewayException e) {
        if (!e.isUnreachable()) {
            terminal.println("    " + e.getMessage());
        }
    }
}
