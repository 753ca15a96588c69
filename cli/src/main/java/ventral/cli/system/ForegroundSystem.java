package ventral.cli.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ventral.cli.option.VersionProvider;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.process.IdleProcessors;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.platform.files.DiskWatermark;

/** A system that lives as long as this process: Ctrl-C and SIGTERM stop it in order. Prints lifecycle events. */
public final class ForegroundSystem implements AutoCloseable {

    private static final long DISK_CHECK_SECONDS = 60;

    private final Terminal terminal;
    private final LocalSystem system;
    private final ScheduledExecutorService diskChecks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "disk-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;
    private volatile boolean closed;

    private ForegroundSystem(SystemLaunchSpec plan, Terminal terminal) throws LaunchException {
        this.terminal = terminal;
        this.system = LocalSystem.prepare(plan, new TerminalListener());
    }

    /** Starts a system; returns once every component is ready. */
    static ForegroundSystem start(SystemLaunchSpec plan, Terminal terminal) throws LaunchException {
        long start = System.nanoTime();
        terminal.println("Starting Ventral %s, data in %s".formatted(VersionProvider.ventral(), plan.data()));
        ForegroundSystem foreground = new ForegroundSystem(plan, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::closeOnSignal, "stop"));
        try {
            foreground.system.start();
        } catch (LaunchException e) {
            foreground.awaitEndIfStopping();
            foreground.close();
            throw e;
        }
        foreground.startDiskChecks(plan.data());
        foreground.startArchivingClasses();
        terminal.println("Ready in %s".formatted(NumberFormats.seconds(Duration.ofNanos(System.nanoTime() - start))));
        return foreground;
    }

    private void startDiskChecks(Path data) {
        DiskWatermark watermark = new DiskWatermark(data, DiskWatermark.DEFAULT_BYTES, this::note);
        diskChecks.scheduleWithFixedDelay(watermark::check, 0, DISK_CHECK_SECONDS, TimeUnit.SECONDS);
    }

    private void startArchivingClasses() {
        Thread thread = new Thread(
                () -> {
                    try {
                        system.archiveClasses(IdleProcessors.ofThisMachine());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "class-archives");
        thread.setDaemon(true);
        thread.start();
    }

    private void note(String sentence) {
        terminal.println("  " + sentence);
    }

    /** Waits until a component stops unexpectedly, and returns the failure. */
    LaunchException awaitFailure() {
        String reason = system.failure().join();
        awaitEndIfStopping();
        return new LaunchException(reason);
    }

    public Optional<LaunchException> failure() {
        return Optional.ofNullable(system.failure().getNow(null)).map(LaunchException::new);
    }

    /** Blocks while the system stops on a signal, because components that end by Ctrl-C are not failures to report. */
    public void awaitEndIfStopping() {
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
            terminal.println(System.lineSeparator() + "Stopping");
            system.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        diskChecks.shutdownNow();
        system.close();
    }

    private final class TerminalListener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {
            ForegroundSystem.this.note(sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {
            terminal.println(
                    "  %-16s ready after %7s   %s".formatted(part.label(), NumberFormats.seconds(after), address));
        }

        @Override
        public void stopped(Endpoint part, Duration took) {
            terminal.println("  %-16s stopped in %6s".formatted(part.label(), NumberFormats.seconds(took)));
        }
    }
}
