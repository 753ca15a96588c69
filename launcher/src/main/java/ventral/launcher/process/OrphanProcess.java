package ventral.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;

/** Finds and stops a process that an earlier launcher started but did not stop. */
public final class OrphanProcess {

    private static final long TIMEOUT_SECONDS = 20;

    private OrphanProcess() {}

    /** Identifies a process by its pid and start time, because pids are reused. */
    static String describe(ProcessHandle process) {
        return "%d %s%n".formatted(process.pid(), start(process));
    }

    /**
     * Stops the process that ran the component, if it still runs.
     *
     * @param say receives one message before the wait
     */
    public static void stop(Endpoint kind, DataFolder data, ChildProcess.Signal signal, Consumer<String> say)
            throws LaunchException {
        String part = kind.label();
        Optional<ProcessHandle> left = find(data.pidFile(kind));
        if (left.isEmpty()) {
            return;
        }
        ProcessHandle process = left.get();
        say.accept("%s of an earlier start still runs (process %d): stopping it".formatted(part, process.pid()));
        ChildProcess.send(signal, process.pid());
        try {
            process.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new LaunchException(
                    "%s of an earlier start (process %d) does not stop: end it with 'kill -9 %d' and start again"
                            .formatted(part, process.pid(), process.pid()),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the process that a pid file identifies, if it runs. */
    public static Optional<ProcessHandle> find(Path pidFile) {
        try {
            String[] words = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> describe(process).strip().equals(String.join(" ", words)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("?");
    }
}
