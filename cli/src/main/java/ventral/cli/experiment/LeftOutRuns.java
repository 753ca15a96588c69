package ventral.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.LeftOutRun;
import ventral.cli.terminal.NumberFormats;

/** Lists runs without a mean over a suite. */
final class LeftOutRuns {

    private static final int SHOWN_RUN_LIMIT = 3;

    private LeftOutRuns() {}

    /** Lists up to three runs with the reason for each, and counts the others. */
    static List<String> lines(List<LeftOutRun> runs) {
        List<String> lines = new ArrayList<>();
        runs.stream()
                .limit(SHOWN_RUN_LIMIT)
                .map(run -> "  without %s: %s".formatted(run.getRun(), run.getReason()))
                .forEach(lines::add);
        if (runs.size() > SHOWN_RUN_LIMIT) {
            lines.add("  and %s more".formatted(NumberFormats.count(runs.size() - SHOWN_RUN_LIMIT)));
        }
        return lines;
    }
}
