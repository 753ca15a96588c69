package ventral.cli.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.fault.FaultSchedule;
import ventral.cli.chaos.fault.ScheduledFault;
import ventral.cli.chaos.isolation.OwnNamespaces;
import ventral.cli.chaos.report.ChaosReport;
import ventral.cli.chaos.report.RoundResult;
import ventral.cli.option.EnumConverter;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.contract.topic.Topic;
import ventral.launcher.component.LaunchException;

/** Injects faults into a system of its own, and checks what the system promises. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Injects faults into a system of its own and checks that nothing is lost.",
            "",
            "Runs a small sweep undisturbed, then sweeps of the same specs in a second system while it injects faults",
            "at random moments. Waits after each fault until every service is ready and work progresses. At the end",
            "prints recovery times by kind of fault, and compares weights, images, scores and the ledger with the",
            "undisturbed run. See docs/reliability.md.",
            "",
            "Kinds of faults:",
            "  kill     a service, Kafka or PostgreSQL is killed",
            "  stop     one is stopped for a while, services also for longer than their session at the broker",
            "  cut      the network between a service and Kafka or PostgreSQL forwards nothing",
            "  fill     the file system of the artifacts, of Kafka or of PostgreSQL is full; needs user namespaces",
            "  corrupt  a table gets an undecodable record, or the file of a resume point is damaged",
            "  opengl   a second renderer starts on a machine without OpenGL",
            "  isolate  the host of a broker is cut off from every other; needs --brokers 3",
            "  clock    the wall clock of a service is 1 s, 1 h or 30 days wrong; needs libfaketime",
            "",
            "The exit status is 0 only if the system recovered from every fault and kept every promise."
        },
        footer = {
            "",
            "Examples:",
            "  ./ventral chaos --kills 30 --seed 7 --faults kill,stop",
            "  ./ventral chaos --brokers 3 --faults kill,isolate"
        })
public final class ChaosCommand implements Callable<Integer> {

    private static final List<String> BENCHMARKS = List.of("simulated2026-v4-pls.yaml", "simulated2026-it-pls.yaml");

    /** Formats of the report. */
    enum ReportFormat {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Converts {@code kill} to {@link FaultKind#KILL}. */
    static final class FaultKindConverter extends EnumConverter<FaultKind> {
        FaultKindConverter() {
            super(FaultKind.class);
        }
    }

    /** Converts {@code json} to {@link ReportFormat#JSON}. */
    static final class ReportFormatConverter extends EnumConverter<ReportFormat> {
        ReportFormatConverter() {
            super(ReportFormat.class);
        }
    }

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "number of faults of all kinds together, not of kills alone; a fault that this machine does not"
                            + " allow counts too (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the faults' kinds, targets and times (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "KIND",
            split = ",",
            converter = FaultKindConverter.class,
            description =
                    "kinds of faults (default: kill,stop,cut,fill,corrupt,opengl; isolate with --brokers 3; clock if"
                            + " libfaketime is installed)")
    private @Nullable Set<FaultKind> kinds;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "1",
            description = "number of Kafka brokers, 1 or 3; three run on hosts of their own in network namespaces, with"
                    + " three replicas of each record (default: ${DEFAULT-VALUE})")
    private int brokers;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "empty folder for the data and logs of both systems (default: a temporary one, deleted if"
                    + " every promise is kept)")
    private @Nullable Path data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = ReportFormatConverter.class,
            defaultValue = "text",
            description =
                    "format of the report, text or json; with json, progress goes to standard error. An experiment"
                            + " that fails is reported up to its failure (default: ${DEFAULT-VALUE})")
    private ReportFormat format = ReportFormat.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    private boolean written;

    @Override
    public Integer call() throws IOException, CommandException, LaunchException, InterruptedException {
        if (count < 1) {
            throw new CommandException("--kills %d is less than 1: inject at least one fault".formatted(count));
        }
        Terminal progress = format == ReportFormat.JSON
                ? Terminal.of(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                : Terminal.standardOutput();
        ChaosSetting setting = ChaosSetting.of(kinds, brokers, progress);
        OwnNamespaces namespaces = setting.namespaces();
        if (namespaces != null) {
            CommandLine root = Objects.requireNonNull(spec).root().commandLine();
            return namespaces.run(
                    root.getCommand().getClass(), root.getParseResult().originalArgs());
        }
        Path folder = folder();
        ChaosExperiment experiment = new ChaosExperiment(folder, setting.options(benchmarks(folder)), progress);
        Thread stop = new Thread(
                () -> {
                    // first: once the system closes, the main thread fails, and would report that as the failure
                    write(report(experiment, "interrupted"));
                    experiment.close();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            run(experiment, setting);
        } catch (LaunchException | CommandException | IOException | RuntimeException e) {
            write(report(experiment, e.getMessage() == null ? e.toString() : e.getMessage()));
            progress.println("Data and logs are in " + folder);
            throw e;
        } finally {
            experiment.close();
        }
        ChaosReport report = report(experiment, null);
        write(report);
        if (data == null && report.holds()) {
            FileTree.delete(folder);
        } else {
            progress.println("Data and logs are in " + folder);
        }
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void run(ChaosExperiment experiment, ChaosSetting setting)
            throws IOException, CommandException, LaunchException, InterruptedException {
        List<ScheduledFault> schedule = FaultSchedule.of(
                seed,
                count,
                setting.kinds(),
                brokers,
                ServiceTestSettings.SESSION_TIMEOUT,
                FaultInjector.TABLES.stream().map(Topic::name).toList());
        RoundResult reference = experiment.runUndisturbed();
        experiment.runDisturbed(schedule, reference);
    }

    private ChaosReport report(ChaosExperiment experiment, @Nullable String failure) {
        return new ChaosReport(seed, count, experiment.faults(), experiment.verdicts(), failure);
    }

    private Path folder() throws IOException, CommandException {
        if (data == null) {
            return Files.createTempDirectory("ventral-chaos");
        }
        Path folder = Files.createDirectories(data.toAbsolutePath().normalize());
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new CommandException(
                        "--data %s is not empty: name another folder, or delete its contents".formatted(folder));
            }
        }
        return folder;
    }

    /** Copies the smallest benchmarks, so that checkpoints are scored in seconds. */
    private static Path benchmarks(Path folder) throws IOException {
        Path shipped = LocalOptions.home().resolve("scorer-service/benchmarks");
        Path copy = Files.createDirectories(folder.resolve("benchmarks"));
        for (String descriptor : BENCHMARKS) {
            Files.copy(shipped.resolve(descriptor), copy.resolve(descriptor));
        }
        FileTree.copy(shipped.resolve("simulated"), copy.resolve("simulated"));
        return copy;
    }

    /** Writes the first report alone. The thread that stops the experiment may write one, too. */
    private synchronized void write(ChaosReport report) {
        if (written) {
            return;
        }
        written = true;
        Terminal terminal = Terminal.standardOutput();
        switch (format) {
            case TEXT -> report.lines().forEach(terminal::println);
            case JSON -> terminal.println(json(report));
        }
    }

    private static String json(ChaosReport report) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
