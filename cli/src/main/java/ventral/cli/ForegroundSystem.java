package ventral.cli;

import java.time.Duration;
import java.util.Optional;
import ventral.cli.local.Endpoint;
import ventral.cli.local.LocalFailure;
import ventral.cli.local.LocalSystem;
import ventral.cli.local.SystemPlan;
import ventral.cli.terminal.Words;

/** A system that lives as long as this process: Ctrl-C and SIGTERM stop it in order. Prints lifecycle events. */
final class ForegroundSystem implements AutoCloseable {

    private final Terminal terminal;
    private final LocalSystem system;
    private volatile boolean stopping;
    private volatile boolean closed;

    private ForegroundSystem(SystemPlan plan, Terminal terminal) throws LocalFailure {
        this.terminal = terminal;
        this.system = LocalSystem.prepare(plan, new Narrator());
    }

    /** Starts a system; returns once every component is ready. */
    static ForegroundSystem start(SystemPlan plan, Terminal terminal) throws LocalFailure {
        long start = System.nanoTime();
        terminal.say("Starting Ventral %s, data in %s".formatted(Version.ventral(), plan.data()));
        ForegroundSystem foreground = new ForegroundSystem(plan, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::closeOnSignal, "stop"));
        try {
            foreground.system.start();
        } catch (LocalFailure e) {
            foreground.awaitEndIfStopping();
            foreground.close();
            throw e;
        }
        terminal.say("Ready in %s".formatted(Words.seconds(Duration.ofNanos(System.nanoTime() - start))));
        return foreground;
    }

    /** Waits until a component stops unexpectedly, and returns the failure. */
    LocalFailure awaitFailure() {
        String reason = system.failure().join();
        awaitEndIfStopping();
        return new LocalFailure(reason);
    }

    Optional<LocalFailure> failure() {
        return Optional.ofNullable(system.failure().getNow(null)).map(LocalFailure::new);
    }

    /** Blocks while the system stops on a signal, because components that end by Ctrl-C are not failures to report. */
    void awaitEndIfStopping() {
        while (stopping) {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void closeOnSignal() {
        if (!closed) {
            stopping = true;
            terminal.say(System.lineSeparator() + "Stopping");
            system.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        system.close();
    }

    private final class Narrator implements LocalSystem.Listener {

        @Override
        public void note(String sentence) {
            terminal.say("  " + sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {
            terminal.say("  %-16s ready after %7s   %s".formatted(part.label(), Words.seconds(after), address));
        }

        @Override
        public void stopped(Endpoint part, Duration took) {
            terminal.say("  %-16s stopped in %6s".formatted(part.label(), Words.seconds(took)));
        }
    }
}
