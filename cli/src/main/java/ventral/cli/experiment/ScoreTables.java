package ventral.cli.experiment;

import static java.util.stream.Collectors.groupingBy;
import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Normalisation;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;

/** Tables of every score of an experiment, one per benchmark: the untrained control first, reference networks last. */
public final class ScoreTables {

    private final ExperimentSnapshot snapshot;
    private final Normalisation normalisation;
    private final Map<RunName, Run> runs;

    public ScoreTables(ExperimentSnapshot snapshot, Normalisation normalisation) {
        this.snapshot = snapshot;
        this.normalisation = normalisation;
        this.runs = snapshot.runsByName();
    }

    public List<String> lines() {
        Map<String, List<Score>> scores = snapshot.scores().stream().collect(groupingBy(Score::getBenchmark));
        List<String> lines = new ArrayList<>();
        for (Benchmark benchmark : snapshot.ready()) {
            lines.add(heading(benchmark));
            table(benchmark, scores.getOrDefault(benchmark.getName(), List.of())).lines().stream()
                    .map("  "::concat)
                    .forEach(lines::add);
            lines.add("");
        }
        return lines;
    }

    /**
     * Formats a heading such as {@code IT  benchmarks/sim-it  simulated  ceiling 0.812  (168 neuroids, 300 stimuli)}.
     */
    static String heading(Benchmark benchmark) {
        return "%s  %s%s  ceiling %s  (%d neuroids, %d stimuli)"
                .formatted(
                        region(benchmark),
                        benchmark.getName(),
                        benchmark.getSimulated() ? "  simulated" : "",
                        ScoreRows.ceiling(benchmark),
                        benchmark.getNeuroidCount(),
                        benchmark.getStimulusCount());
    }

    static String region(Benchmark benchmark) {
        return benchmark.getRegion().name().replace("REGION_", "");
    }

    private TextTable table(Benchmark benchmark, List<Score> scores) {
        Map<RowKey, Score> byKey = new TreeMap<>(RowKey.ORDER);
        scores.forEach(score -> byKey.putIfAbsent(key(score), score));
        List<List<String>> rows = new ArrayList<>();
        byKey.forEach((key, score) -> rows.add(cells(
                List.of(
                        key.objective(),
                        key.seen() == 0 ? "" : NumberFormats.count(key.images()),
                        Long.toString(key.seed()),
                        NumberFormats.count(key.seen())),
                ScoreCells.of(score, normalisation))));
        snapshot.referenceScores().stream()
                .filter(score -> score.getBenchmark().equals(benchmark.getName())
                        && score.getBenchmarkVersion() == benchmark.getVersion())
                .forEach(score -> rows.add(
                        cells(List.of(score.getDisplayName(), "", "", ""), ScoreCells.of(score, normalisation))));
        return new TextTable(
                List.of(
                        words("objective"),
                        figures("images"),
                        figures("seed"),
                        figures("seen"),
                        figures("raw r"),
                        figures("± s.e."),
                        figures("ceiling"),
                        figures(Normalisations.word(normalisation)),
                        words("layer")),
                rows);
    }

    /**
     * Key by which rows are sorted. The control's weights are equal for every objective and size, so it has one row per
     * seed.
     */
    private record RowKey(String objective, long images, long seed, long seen, String control) {

        static final Comparator<RowKey> ORDER = Comparator.comparing((RowKey row) -> row.seen() > 0)
                .thenComparing(RowKey::objective)
                .thenComparingLong(RowKey::images)
                .thenComparingLong(RowKey::seed)
                .thenComparingLong(RowKey::seen)
                .thenComparing(RowKey::control);
    }

    private RowKey key(Score score) {
        CheckpointName checkpoint = ExperimentSnapshot.checkpointOf(score);
        Run run = runs.get(checkpoint.run());
        if (run == null) {
            throw new IllegalStateException("%s belongs to no run of this experiment".formatted(score.getName()));
        }
        long seed = run.getSpec().getSeed();
        if (checkpoint.seenImageCount() == 0) {
            return new RowKey(
                    "untrained control", 0, seed, 0, NumberFormats.score(score.getRawValue()) + score.getLayer());
        }
        String objective = ObjectiveName.parse(score.getObjective()).id();
        return new RowKey(objective, run.getSpec().getImageCount(), seed, checkpoint.seenImageCount(), "");
    }

    /**
     * Returns the cells of a row.
     *
     * @param network four cells that say whose score it is
     */
    private static List<String> cells(List<String> network, ScoreCells measured) {
        List<String> cells = new ArrayList<>(network);
        cells.addAll(measured.cells());
        cells.addAll(List.of(measured.valueWord(), measured.layerOrError()));
        return cells;
    }
}
