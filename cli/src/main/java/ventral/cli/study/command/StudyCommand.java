package ventral.cli.study.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.GatewayOption;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.ResultReader;
import ventral.cli.study.gateway.StudyClient;
import ventral.cli.study.gateway.TrainingRates;
import ventral.cli.study.yaml.StudyReader;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;

/** Runs studies: whole experiments that are written down in a file. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {
            StudyCommand.StudyRunCommand.class,
            StudyCommand.StudyReportCommand.class,
            StudyCommand.StudyPriceCommand.class
        },
        description = {
            "Runs a study: streams, sweeps with their controls, benchmarks and an endpoint, written down in one file.",
            "",
            "Says what the study takes, creates its streams and sweeps, shows how far it is, and writes a report:",
            "figures, tables, the statistics in words, and what every number comes from. Uses the system of",
            "--gateway, or the one that runs at the port base; if there is none, starts one and stops it at the end.",
            "Stopped at any moment and run again, it goes on where it was, and ends with the same report.",
            "'ventral study FILE' is short for 'ventral study run FILE'."
        },
        footer = {"", "Example:", "  ./ventral study run studies/small.yaml --panoramas hdri --report small"})
public final class StudyCommand implements Callable<Integer> {

    private static final String FILE = "YAML file of a study, see docs/studies.md; the project's own are in studies/";

    @Parameters(paramLabel = "FILE", arity = "0..1", description = FILE)
    private @Nullable Path file;

    @Mixin
    private StudyOptions options = new StudyOptions();

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws CommandException, LaunchException, InterruptedException {
        if (file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), "Missing required parameter: 'FILE'");
        }
        return options.run(file);
    }

    /** Runs a study. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Creates what is not there, takes up what is, waits until all is scored, and writes the report.",
            footer = {"", "Example:", "  ./ventral study run studies/demo.yaml"})
    static final class StudyRunCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = FILE)
        private Path file = Path.of("");

        @Mixin
        private StudyOptions options = new StudyOptions();

        @Override
        public Integer call() throws CommandException, LaunchException, InterruptedException {
            return options.run(file);
        }
    }

    /** Writes the report of a study as it stands. */
    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description = "Writes the report of a study as it stands, complete or not, and changes nothing.",
            footer = {"", "Example:", "  ./ventral study report studies/small.yaml --report small"})
    static final class StudyReportCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = FILE)
        private Path file = Path.of("");

        @Option(
                names = "--report",
                paramLabel = "DIR",
                description = "folder that the report is written to (default: report-NAME, NAME being the study's)")
        private @Nullable Path report;

        @Mixin
        private GatewayOption gateway = new GatewayOption();

        @Override
        public Integer call() throws CommandException {
            Study study = StudyReader.read(file);
            try (GatewayClient asked = gateway.connect()) {
                StudyClient system = new StudyClient(asked, study);
                List<String> missing = system.missing();
                if (!missing.isEmpty()) {
                    throw new CommandException(
                            "the system at %s does not have %s; './ventral study run %s' creates them"
                                    .formatted(asked.address(), String.join(", ", missing), file));
                }
                system.checkExistingSpecs();
                ReportWriter.write(
                        report == null ? ReportWriter.defaultFolder(study) : report,
                        ResultReader.read(study, system.snapshot()),
                        ReportWriter.source(file),
                        Terminal.standardOutput());
                return ExitCode.OK;
            }
        }
    }

    /** Says what a study takes. */
    @Command(
            name = "price",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a study's file and says what it takes: images, runs, checkpoints, scores, hours of a device.",
                "Takes rates from the runs of the system if one answers, otherwise from './ventral plan rates'."
            },
            footer = {"", "Example:", "  ./ventral study price studies/paper.yaml"})
    static final class StudyPriceCommand implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = FILE)
        private Path file = Path.of("");

        @Mixin
        private GatewayOption gateway = new GatewayOption();

        @Spec
        private @Nullable CommandSpec command;

        @Override
        public Integer call() {
            StudyEstimate price = new StudyEstimate(StudyReader.read(file));
            Terminal terminal =
                    Terminal.of(Objects.requireNonNull(command).commandLine().getOut());
            try (GatewayClient asked = gateway.connect()) {
                price.lines(asked.isReachable() ? TrainingRates.read(asked) : Map.of())
                        .forEach(terminal::println);
                return ExitCode.OK;
            }
        }
    }
}
