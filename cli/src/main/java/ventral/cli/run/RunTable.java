package ventral.cli.run;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.api.v1.Run;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.MessageView;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.ObjectiveName;

/** Formats runs as a table, one row each. */
public final class RunTable {

    /** Shows runs to people as the lines of a table. */
    static final MessageView<Run> VIEW =
            new MessageView<>(CsvLayout.ofFields(Run.getDefaultInstance()), RunTable::lines);

    private RunTable() {}

    public static TextTable of(List<Run> runs) {
        return new TextTable(
                List.of(
                        words("run"),
                        words("stream"),
                        words("objective"),
                        words("network"),
                        words("state"),
                        figures("seen"),
                        figures("of"),
                        figures("loss"),
                        figures("priority")),
                runs.stream()
                        .map(run -> List.of(
                                run.getName(),
                                run.getSpec().getStream(),
                                ObjectiveName.parse(run.getSpec().getObjective())
                                        .id(),
                                network(run),
                                RunProgressBar.state(run),
                                NumberFormats.count(run.getSeenImageCount()),
                                NumberFormats.count(RunProgressBar.total(run)),
                                run.hasLoss() ? NumberFormats.score(run.getLoss()) : "",
                                Integer.toString(run.getSpec().getPriority())))
                        .toList());
    }

    /** Returns the lines of the table, followed by the errors of the runs. */
    private static List<String> lines(List<Run> runs) {
        List<String> lines = new ArrayList<>(of(runs).lines());
        runs.stream()
                .filter(Run::hasError)
                .map(run -> run.getName() + ": " + run.getError().getMessage())
                .forEach(lines::add);
        return lines;
    }

    private static String network(Run run) {
        String word = run.getSpec().getRecipe().getNetwork().name();
        return word.replace("NETWORK_", "").toLowerCase(Locale.ROOT);
    }
}
