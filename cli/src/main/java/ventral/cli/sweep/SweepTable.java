package ventral.cli.sweep;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Sweep;
import ventral.cli.output.MessageView;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;

/** Formats sweeps as a table, one row each. */
final class SweepTable {

    /** Shows sweeps to people as a table. */
    static final MessageView<Sweep> VIEW = MessageView.table(Sweep.getDefaultInstance(), SweepTable::of);

    private SweepTable() {}

    private static TextTable of(List<Sweep> sweeps) {
        return new TextTable(
                List.of(words("sweep"), words("stream"), figures("objectives"), figures("runs"), figures("ended")),
                sweeps.stream()
                        .map(sweep -> List.of(
                                sweep.getName(),
                                sweep.getSpec().getStream(),
                                NumberFormats.count(sweep.getSpec().getObjectivesCount()),
                                NumberFormats.count(sweep.getRunCount()),
                                NumberFormats.count(sweep.getEndedRunCount())))
                        .toList());
    }

    /** Returns the lines of one sweep's table, followed by its estimate. */
    static List<String> linesWithEstimate(Sweep sweep) {
        List<String> lines = new ArrayList<>(of(List.of(sweep)).lines());
        lines.addAll(SweepEstimateLines.lines(sweep));
        return lines;
    }
}
