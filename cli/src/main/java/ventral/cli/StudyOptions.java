package ventral.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.local.CommandException;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.ResultReader;
import ventral.cli.study.gateway.StudyClient;
import ventral.cli.study.gateway.TrainingRates;
import ventral.cli.study.yaml.StudyReader;
import ventral.type.v1.RunState;

/** Runs a study on the system that the options choose, and writes its report. */
final class StudyOptions {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int MOST_TRIES = 60;

    @Option(
            names = "--dry-run",
            description = "check the file and say what the study takes, without asking or starting any system")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "folder that the report is written to (default: report-NAME, NAME being the study's)")
    private @Nullable Path report;

    @Mixin
    private SystemOptions system = new SystemOptions();

    /** Runs the whole study, and writes its report. */
    int run(Path file) throws CommandException, InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        Study study = StudyReader.read(file);
        if (dryRun) {
            new StudyEstimate(study).lines(Map.of()).forEach(terminal::println);
            terminal.println("Only checked: nothing is created");
            return ExitCode.OK;
        }
        Path folder = report == null ? ReportWriter.defaultFolder(study) : report;
        return system.run(terminal, (gateway, started) -> run(study, file, folder, gateway, started, terminal));
    }

    private static int run(
            Study study,
            Path file,
            Path folder,
            GatewayClient gateway,
            Optional<ForegroundSystem> started,
            Terminal terminal)
            throws CommandException, InterruptedException {
        StudyClient system = new StudyClient(gateway, study);
        system.checkExistingSpecs();
        for (int tries = 0; tries < MOST_TRIES && !system.unlistedBenchmarks().isEmpty(); tries++) {
            // scorers name their benchmarks some seconds after they have started
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        system.checkBenchmarks();
        new StudyEstimate(study).lines(TrainingRates.read(gateway)).forEach(terminal::println);
        List<String> missing = system.missing();
        terminal.println(
                missing.isEmpty() ? "Everything is there: going on" : "Creating " + String.join(", ", missing));
        system.create();
        ExperimentSnapshot end =
                new ExperimentWatch(system::snapshot, BETWEEN_LOOKS, terminal, started).awaitCompletion();
        terminal.println("");
        ReportWriter.write(folder, ResultReader.read(study, end), file, terminal);
        return end.in(RunState.RUN_STATE_SUCCEEDED).size() == end.runs().size() ? ExitCode.OK : ExitCode.FAILED;
    }
}
