package ventral.cli.study.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.ResultReader;
import ventral.cli.study.yaml.StudyReader;
import ventral.cli.system.SystemOptions;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;

/** Runs a study on the system that the options choose, and writes its report. */
final class StudyOptions {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

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
    int run(Path file) throws CommandException, LaunchException, InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        Study study = StudyReader.read(file);
        if (dryRun) {
            new StudyEstimate(study).lines(Map.of()).forEach(terminal::println);
            terminal.println("Only checked: nothing is created");
            return ExitCode.OK;
        }
        Path folder = report == null ? ReportWriter.defaultFolder(study) : report;
        return system.run(terminal, (gateway, started) -> {
            ExperimentSnapshot end = new StudyRunner(study, gateway, terminal).run(BETWEEN_LOOKS, started);
            ReportWriter.write(folder, ResultReader.read(study, end), ReportWriter.source(file), terminal);
            return StudyRunner.exitCode(end);
        });
    }
}
