package ventral.cli.experiment;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ReferenceScoreName;

/** Tables of scores of any runs and benchmarks, one row each, under both normalisations by a ceiling. */
public final class ScoreRows {

    private static final List<Normalisation> NORMALISATIONS =
            List.of(Normalisation.NORMALISATION_RATIO_SQUARED, Normalisation.NORMALISATION_SQUARED_OVER_CEILING);

    private ScoreRows() {}

    public static TextTable of(List<Score> scores) {
        return table(
                List.of(words("checkpoint"), words("objective"), words("benchmark")),
                scores.stream().map(ScoreRows::row).toList());
    }

    private static List<String> row(Score score) {
        return row(
                List.of(
                        ExperimentSnapshot.checkpointOf(score).toString(),
                        ObjectiveName.parse(score.getObjective()).id(),
                        BenchmarkName.parse(score.getBenchmark()).id()),
                NORMALISATIONS.stream().map(one -> ScoreCells.of(score, one)).toList(),
                score.getSimulated());
    }

    public static TextTable ofReferences(List<ReferenceScore> scores) {
        return table(
                List.of(words("reference"), words("name"), words("benchmark")),
                scores.stream()
                        .map(score -> row(
                                List.of(
                                        ReferenceScoreName.parse(score.getName())
                                                .reference()
                                                .toString(),
                                        score.getDisplayName(),
                                        BenchmarkName.parse(score.getBenchmark())
                                                .id()),
                                NORMALISATIONS.stream()
                                        .map(one -> ScoreCells.of(score, one))
                                        .toList(),
                                score.getSimulated()))
                        .toList());
    }

    /** Formats the ceiling of a benchmark, such as {@code 0.812}, {@code 0.700–0.812} or {@code 0.816 stated}. */
    public static String ceiling(Benchmark benchmark) {
        return ScoreCells.ceiling(
                benchmark.getCeilingUnknown(),
                benchmark.hasCeilingLowerBound() ? benchmark.getCeilingLowerBound() : benchmark.getCeiling(),
                benchmark.getCeiling(),
                benchmark.getCeilingStated());
    }

    private static TextTable table(List<TextTable.Column> whose, List<List<String>> rows) {
        List<TextTable.Column> columns = new ArrayList<>(whose);
        columns.addAll(List.of(figures("raw r"), figures("± s.e."), figures("ceiling")));
        NORMALISATIONS.forEach(one -> columns.add(figures(Normalisations.word(one))));
        columns.addAll(List.of(words("responses"), words("layer")));
        return new TextTable(columns, rows);
    }

    private static List<String> row(List<String> whose, List<ScoreCells> measured, boolean simulated) {
        List<String> cells = new ArrayList<>(whose);
        cells.addAll(measured.get(0).cells());
        measured.forEach(one -> cells.add(one.valueWord()));
        cells.add(simulated ? "simulated" : "recorded");
        cells.add(measured.get(0).layerOrError());
        return cells;
    }
}
