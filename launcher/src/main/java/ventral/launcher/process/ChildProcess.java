package ventral.launcher.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A child process in its own session, so that Ctrl-C reaches it only through this JVM. The kernel signals it when this
 * JVM ends for any reason. {@link #startOnTerminal} starts processes that share only the latter.
 */
public final class ChildProcess {

    /** Signals that ask a process to end. */
    public enum Signal {
        TERM,
        INT
    }

    /**
     * Thread that starts every child. The kernel watches the thread that started a child, not the JVM, so this thread
     * lives as long as the JVM.
     */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "child-starter");
        thread.setDaemon(true);
        return thread;
    });

    private static final int AUTOGROUP_ATTEMPTS = 10;
    private static final long AUTOGROUP_PAUSE_MILLIS = 150;

    private final Process process;
    private final Signal signal;

    private ChildProcess(Process process, Signal signal) {
        this.process = process;
        this.signal = signal;
    }

    /**
     * Starts a process.
     *
     * @param wrapper commands that end in running the rest of their arguments, such as {@code nsenter}
     * @param environment added to this JVM's own
     * @param log replaced; the process appends to it, so that it can be truncated meanwhile
     */
    public static ChildProcess start(
            List<String> wrapper,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            Path log,
            Signal signal)
            throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid"));
        whole.addAll(wrapper);
        whole.addAll(signalledAtEnd(command, signal));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Files.deleteIfExists(log);
        return new ChildProcess(startByStarter(builder, command), signal);
    }

    /**
     * Starts a process on this terminal and in this JVM's session, so that Ctrl-C reaches it. The kernel signals it when
     * this JVM ends for any reason.
     *
     * @param environment added to this JVM's own
     */
    public static Process startOnTerminal(List<String> command, Map<String, String> environment, Signal signal)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(signalledAtEnd(command, signal)).inheritIO();
        builder.environment().putAll(environment);
        return startByStarter(builder, command);
    }

    /**
     * Starts a process as {@link #startOnTerminal} does, whose output this JVM reads.
     */
    public static Process startWithOutput(List<String> command, Signal signal) throws IOException {
        return startByStarter(
                new ProcessBuilder(signalledAtEnd(command, signal)).redirectError(ProcessBuilder.Redirect.INHERIT),
                command);
    }

    private static List<String> signalledAtEnd(List<String> command, Signal signal) {
        List<String> whole = new ArrayList<>(List.of("setpriv", "--pdeathsig", signal.name()));
        whole.addAll(command);
        return whole;
    }

    private static Process startByStarter(ProcessBuilder builder, List<String> command) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> startNow(builder), STARTER)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("cannot run '%s'".formatted(String.join(" ", command)), e.getCause());
        }
    }

    private static Process startNow(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /**
     * Lowers the share of the processors that the process's session gets while others need them. Linux gives every
     * session an equal share, whatever the nice values of the processes in it, see the section on autogroups in
     * sched(7). A kernel without autogroups follows the nice values alone, and this method does nothing.
     *
     * @param niceness from 0, as any other session, to 19
     * @return false if the kernel does not take the value
     */
    public boolean lowerSessionPriority(int niceness) {
        Path autogroup = Path.of("/proc", Long.toString(process.pid()), "autogroup");
        for (int attempt = 0; niceness > 0 && Files.exists(autogroup); attempt++) {
            if (isWritten(autogroup, niceness)) {
                return true;
            }
            if (attempt == AUTOGROUP_ATTEMPTS || !pauseBeforeAutogroup()) {
                return !process.isAlive();
            }
        }
        return true;
    }

    /** Sets the value. The kernel refuses users but root, all of them together, a second one within 100 ms. */
    private static boolean isWritten(Path autogroup, int niceness) {
        try (FileChannel channel = FileChannel.open(autogroup, StandardOpenOption.WRITE)) {
            // 0 if it refuses for now
            return channel.write(StandardCharsets.US_ASCII.encode(Integer.toString(niceness))) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pauseBeforeAutogroup() {
        try {
            TimeUnit.MILLISECONDS.sleep(AUTOGROUP_PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks the process to end, and kills it after {@code patience} seconds. */
    public void stop(long patience) {
        send(signal, process.pid());
        try {
            if (!process.waitFor(patience, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public void kill() {
        process.destroyForcibly();
    }

    static void send(Signal signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -%s %d 2>/dev/null".formatted(signal, pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void writePidFile(Path pidFile) throws IOException {
        Files.writeString(pidFile, OrphanProcess.describe(process.toHandle()));
    }
}
