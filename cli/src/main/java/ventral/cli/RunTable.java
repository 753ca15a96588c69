package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.List;
import java.util.Locale;
import ventral.api.v1.Run;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.name.ObjectiveName;

/** Formats runs as a table, one row each. */
final class RunTable {

    private RunTable() {}

    static Table of(List<Run> runs) {
        return new Table(
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
                                RunLine.state(run),
                                Words.count(run.getSeenImageCount()),
                                Words.count(RunLine.total(run)),
                                run.hasLoss() ? Words.score(run.getLoss()) : "",
                                Integer.toString(run.getSpec().getPriority())))
                        .toList());
    }

    private static String network(Run run) {
        String word = run.getSpec().getRecipe().getNetwork().name();
        return word.replace("NETWORK_", "").toLowerCase(Locale.ROOT);
    }
}
