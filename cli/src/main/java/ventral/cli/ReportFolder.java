package ventral.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ventral.cli.local.LocalFailure;
import ventral.cli.study.Study;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.java2d.Png;
import ventral.cli.study.report.Report;
import ventral.cli.study.report.Versions;
import ventral.cli.study.result.StudyResults;

/** Writes a study's report into a folder. */
final class ReportFolder {

    private ReportFolder() {}

    /** Returns the default folder of a report. */
    static Path standard(Study study) {
        return Path.of("report-" + study.name());
    }

    /**
     * Writes every file of the report, replacing those of an earlier one.
     *
     * @param source the study's file
     * @throws LocalFailure if a file cannot be written
     */
    static void write(Path folder, StudyResults results, Path source, Terminal terminal) throws LocalFailure {
        try {
            Report report = Report.of(
                    results, new Versions(Version.ventral(), Runtime.version().toString()), Files.readString(source));
            Files.createDirectories(folder);
            for (Map.Entry<String, String> text : report.texts().entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
            for (Map.Entry<String, Drawing> drawing : report.drawings().entrySet()) {
                Files.write(folder.resolve(drawing.getKey()), Png.of(drawing.getValue()));
            }
            report.verdict().stream().map(line -> line.replaceAll("[*`]", "")).forEach(terminal::say);
            terminal.say("The report is %s".formatted(folder.resolve("report.md")));
        } catch (IOException e) {
            throw new LocalFailure("cannot write the report to '%s': %s".formatted(folder, e));
        }
    }
}
