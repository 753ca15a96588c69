package ventral.scorer.djl.script;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptKilledException;

/** Process with which this program exchanges requests and answers, each until a deadline. Confined to one thread. */
final class ScriptProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ScriptProcess.class);
    private static final int BUFFER_BYTES = 1 << 16;

    /** Time until a process that closed its output has ended, and time until a killed process has. */
    private static final Duration END = Duration.ofSeconds(10);

    private static final ScheduledThreadPoolExecutor DEADLINES = deadlines();

    private final Process process;
    private final Path folder;
    private final String name;
    private final Duration deadline;
    private final ErrorOutput errors;
    private final DataInputStream answers;
    private final DataOutputStream requests;
    private final AtomicBoolean isOverdue = new AtomicBoolean();

    /** Writes a request and reads its answer. */
    interface Exchange<T> {
        T run(DataOutputStream requests, DataInputStream answers) throws IOException;
    }

    private ScriptProcess(Process process, Path folder, String name, Duration deadline) {
        this.process = process;
        this.folder = folder;
        this.name = name;
        this.deadline = deadline;
        this.errors = ErrorOutput.of(process.getErrorStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    }

    private static ScheduledThreadPoolExecutor deadlines() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "script-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /**
     * Starts a process.
     *
     * @param folder working folder of the process, deleted when this is closed
     * @param name what runs, for messages
     * @param deadline time that each exchange may take
     */
    static ScriptProcess start(
            List<String> command, Map<String, String> environment, Path folder, String name, Duration deadline)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ScriptProcess(builder.start(), folder, name, deadline);
    }

    /**
     * Sends a request and returns the answer.
     *
     * @param activity what the process does meanwhile, for messages
     * @throws TorchScriptFailedException if the process ends, exceeds a limit or the deadline, or sends an
     *     invalid answer; it is then killed
     * @throws TorchScriptKilledException if another program or the kernel kills the process
     */
    <T> T exchange(String activity, Exchange<T> exchange) throws IOException {
        ScheduledFuture<?> kill = DEADLINES.schedule(
                () -> {
                    isOverdue.set(true);
                    process.destroyForcibly();
                },
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return exchange.run(requests, answers);
        } catch (TorchScriptFailedException e) {
            throw e; // an answer about a failure; the process is intact
        } catch (IOException e) {
            throw failure(activity, e);
        } finally {
            kill.cancel(false);
        }
    }

    private IOException failure(String activity, IOException e) {
        boolean hasEnded = !(e instanceof ProtocolException) && awaitEnd();
        process.destroyForcibly();
        if (isOverdue.get()) {
            return new TorchScriptFailedException(
                    "%s did not finish %s within %d s and was stopped; raise ventral.scorer.torchscript-deadline (of a command, --torchscript-deadline) if the network is slow and not stuck"
                            .formatted(name, activity, deadline.toSeconds()),
                    e);
        }
        if (hasEnded && ExitStatus.isKilled(process.exitValue())) {
            return new TorchScriptKilledException(
                    "the process of %s ended while %s: %s; free memory, or lower ventral.scorer.torchscript-memory (of a command, --torchscript-memory)"
                            .formatted(name, activity, ExitStatus.describe(process.exitValue(), errors.text())),
                    e);
        }
        return new TorchScriptFailedException(
                hasEnded
                        ? "the process of %s ended while %s: %s"
                                .formatted(name, activity, ExitStatus.describe(process.exitValue(), errors.text()))
                        : "the process of %s was stopped while %s: %s".formatted(name, activity, e.getMessage()),
                e);
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Kills the process, and waits until it has ended. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            // closed before
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("the temporary folder %s cannot be deleted: %s", folder, e.getMessage());
        }
    }
}
