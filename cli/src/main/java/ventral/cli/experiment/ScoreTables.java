package ventral.cli.experiment;

import static java.util.stream.Collectors.groupingBy;
import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;

/** Every score of an experiment: one table a benchmark, the untrained control first. */
public final class ScoreTables {

    private final Snapshot snapshot;
    private final Map<RunName, Run> runs;

    public ScoreTables(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.runs = snapshot.runsByName();
    }

    public List<String> lines() {
        Map<String, List<Score>> scores = snapshot.scores().stream().collect(groupingBy(Score::getBenchmark));
        List<String> lines = new ArrayList<>();
        for (Benchmark benchmark : snapshot.ready()) {
            lines.add(heading(benchmark));
            table(scores.getOrDefault(benchmark.getName(), List.of())).lines().stream()
                    .map("  "::concat)
                    .forEach(lines::add);
            lines.add("");
        }
        return lines;
    }

    /** Such as {@code IT  benchmarks/sim-it  SIMULATED  ceiling 0.812  (168 neuroids, 300 stimuli)}. */
    static String heading(Benchmark benchmark) {
        return "%s  %s%s  ceiling %s  (%d neuroids, %d stimuli)"
                .formatted(
                        region(benchmark),
                        benchmark.getName(),
                        benchmark.getSimulated() ? "  simulated" : "",
                        Words.score(benchmark.getCeiling()),
                        benchmark.getNeuroidCount(),
                        benchmark.getStimulusCount());
    }

    static String region(Benchmark benchmark) {
        return benchmark.getRegion().name().replace("REGION_", "");
    }

    private Table table(List<Score> scores) {
        Map<RowKey, Score> rows = new TreeMap<>(RowKey.ORDER);
        scores.forEach(score -> rows.putIfAbsent(key(score), score));
        return new Table(
                List.of(
                        words("objective"),
                        figures("images"),
                        figures("seed"),
                        figures("seen"),
                        figures("raw r"),
                        figures("± s.e."),
                        figures("ceiling"),
                        figures("(r/c)²"),
                        words("layer")),
                rows.entrySet().stream()
                        .map(row -> cells(row.getKey(), row.getValue()))
                        .toList());
    }

    /** Where a score stands; the control's weights are the same for every objective and size, so it stands once. */
    private record RowKey(String objective, long images, long seed, long seen, String control) {

        static final Comparator<RowKey> ORDER = Comparator.comparing((RowKey row) -> row.seen() > 0)
                .thenComparing(RowKey::objective)
                .thenComparingLong(RowKey::images)
                .thenComparingLong(RowKey::seed)
                .thenComparingLong(RowKey::seen)
                .thenComparing(RowKey::control);
    }

    private RowKey key(Score score) {
        CheckpointName checkpoint = Snapshot.checkpointOf(score);
        Run run = runs.get(checkpoint.run());
        if (run == null) {
            throw new IllegalStateException("%s is of no run of this experiment".formatted(score.getName()));
        }
        long seed = run.getSpec().getSeed();
        if (checkpoint.seenImageCount() == 0) {
            return new RowKey("untrained control", 0, seed, 0, value(score) + score.getLayer());
        }
        String objective = ObjectiveName.parse(score.getObjective()).id();
        return new RowKey(objective, run.getSpec().getImageCount(), seed, checkpoint.seenImageCount(), "");
    }

    private static List<String> cells(RowKey key, Score score) {
        List<String> cells = new ArrayList<>(List.of(
                key.objective(),
                key.seen() == 0 ? "" : Words.count(key.images()),
                Long.toString(key.seed()),
                Words.count(key.seen())));
        if (score.hasError()) {
            cells.addAll(List.of("", "", "", "", "failed: " + score.getError().getMessage()));
        } else {
            cells.addAll(List.of(
                    Words.score(score.getRawValue()),
                    Words.score(score.getStandardError()),
                    Words.score(score.getCeiling()),
                    value(score),
                    score.getLayer()));
        }
        return cells;
    }

    private static String value(Score score) {
        return Words.score(score.getRatioSquaredValue());
    }
}
