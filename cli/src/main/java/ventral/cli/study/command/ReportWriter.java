package ventral.cli.study.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ventral.cli.option.VersionProvider;
import ventral.cli.output.CommandException;
import ventral.cli.study.Study;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.java2d.PngWriter;
import ventral.cli.study.report.SoftwareVersions;
import ventral.cli.study.report.StudyReport;
import ventral.cli.study.result.StudyResults;
import ventral.cli.terminal.Terminal;

/** Writes a study's report into a folder. */
final class ReportWriter {

    private ReportWriter() {}

    /** Returns the default folder of a report. */
    static Path defaultFolder(Study study) {
        return Path.of("report-" + study.name());
    }

    /**
     * Reads the text of a study's file.
     *
     * @throws CommandException if the file cannot be read
     */
    static String source(Path file) throws CommandException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandException("cannot read the study '%s': %s".formatted(file, e));
        }
    }

    /**
     * Writes every file of the report, replacing those of an earlier one.
     *
     * @param source text of the study's file
     * @throws CommandException if a file cannot be written
     */
    static void write(Path folder, StudyResults results, String source, Terminal terminal) throws CommandException {
        try {
            StudyReport report = StudyReport.of(
                    results,
                    new SoftwareVersions(
                            VersionProvider.ventral(), Runtime.version().toString()),
                    source);
            Files.createDirectories(folder);
            for (Map.Entry<String, String> text : report.texts().entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
            for (Map.Entry<String, Drawing> drawing : report.drawings().entrySet()) {
                Files.write(folder.resolve(drawing.getKey()), PngWriter.of(drawing.getValue()));
            }
            report.verdict().stream().map(line -> line.replaceAll("[*`]", "")).forEach(terminal::println);
            terminal.println("The report is %s".formatted(folder.resolve("report.md")));
        } catch (IOException e) {
            throw new CommandException("cannot write the report to '%s': %s".formatted(folder, e));
        }
    }
}
