package ventral.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.launcher.TemporaryFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.service.ClassArchive;

/** Measures how long short commands take, and the first two starts of a system on a data folder. */
@Command(
        name = "ventral bench startup",
        usageHelpWidth = 110,
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long a user waits for short commands and for a system to start.",
            "",
            "Starts a system on free ports with a temporary data folder, as after a build: without the archives of the",
            "services' classes, which it deletes. Waits until the system has made them, stops it, and starts it again",
            "on the data. Nothing else should run meanwhile."
        },
        footer = {"", "Example:", "  ./ventral bench startup"})
final class StartupBench implements Callable<Integer> {

    static final String NAME = "startup";

    private static final int REPETITIONS = 5;
    private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path home = LocalOptions.home();
    private volatile @Nullable Process system;

    /**
     * Runs the benchmark and returns its exit status.
     *
     * @param options options after {@code bench startup}
     */
    static int run(List<String> options) {
        return new CommandLine(new StartupBench())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    String reason = failure instanceof CommandException ? failure.getMessage() : failure.toString();
                    command.getErr().println("ventral: " + reason);
                    return ExitCode.FAILED;
                })
                .execute(options.toArray(String[]::new));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CommandException {
        TemporaryFolder folder = TemporaryFolder.make("ventral-bench-startup-");
        Thread clean = new Thread(() -> stopAndDelete(folder));
        Runtime.getRuntime().addShutdownHook(clean); // also deletes the folder of a benchmark that is interrupted
        Path data = folder.path().resolve("data");
        Ports ports = Ports.anyFree(Endpoint.values());
        print("ventral --help", median("--help"), "median of " + REPETITIONS);
        for (ClassArchive archive : ClassArchive.all(home)) {
            archive.delete();
        }
        start("ventral up, first start", data, ports, true);
        start("ventral up, second start", data, ports, false);
        return ExitCode.OK;
    }

    private void stopAndDelete(TemporaryFolder folder) {
        Process running = system;
        try {
            if (running != null) {
                running.destroy();
                running.waitFor();
            }
            folder.close();
        } catch (UncheckedIOException e) {
            System.err.println("ventral: %s is not deleted: %s".formatted(folder.path(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a system and stops it. */
    private void start(String name, Path data, Ports ports, boolean withCommands)
            throws IOException, InterruptedException, CommandException {
        long start = System.nanoTime();
        List<String> command = List.of(
                home.resolve("ventral").toString(),
                "up",
                "--data",
                data.toString(),
                "--port-base",
                Integer.toString(ports.base()));
        Process started = ChildProcess.startWithOutput(command, ChildProcess.Signal.TERM);
        system = started;
        try (BufferedReader output = started.inputReader()) {
            List<String> parts = awaitReady(output);
            print(name, secondsSince(start), String.join(", ", parts));
            if (withCommands) {
                awaitArchives(); // until then, making them takes a processor
                print(
                        "ventral objectives list",
                        median("objectives", "list", "--gateway", ports.address(Endpoint.GATEWAY)),
                        "median of " + REPETITIONS);
            }
            started.toHandle().destroy(); // leaves the output open
            output.transferTo(Writer.nullWriter());
        } finally {
            started.destroy();
            started.waitFor();
        }
    }

    private void awaitArchives() throws IOException, InterruptedException, CommandException {
        for (ClassArchive archive : ClassArchive.all(home)) {
            if (!ConditionPoller.until(ARCHIVE_LIMIT, archive::isCurrent)) {
                throw new CommandException("the system has not archived the classes of its services after %d s"
                        .formatted(ARCHIVE_LIMIT.toSeconds()));
            }
        }
    }

    /** Reads the output of {@code ventral up} until the system is ready, and returns when each part was. */
    static List<String> awaitReady(BufferedReader output) throws IOException, CommandException {
        List<String> parts = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            String[] words = line.strip().split("\\s+");
            if (line.contains(" ready after ")) {
                parts.add(words[0] + " " + words[3]);
            } else if (words[0].equals("Ready")) {
                return parts;
            }
        }
        throw new CommandException("the system did not start: see the messages above");
    }

    private double median(String... arguments) throws IOException, InterruptedException, CommandException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            int status = command(arguments)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new CommandException(
                        "ventral %s ended with status %d".formatted(String.join(" ", arguments), status));
            }
            seconds.add(secondsSince(start));
        }
        seconds.sort(Comparator.naturalOrder());
        return seconds.get(REPETITIONS / 2);
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("ventral").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private static void print(String name, double seconds, String remark) {
        System.out.println(String.format(Locale.ROOT, "%-26s %7.2f s   %s", name, seconds, remark));
    }
}
