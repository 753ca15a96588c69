package ventral.scorer.files.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.scorer.score.PublishedScore;

/**
 * Selects rows of {@code benchmark_scores.csv} of Gokce and Schrimpf (2025), epflneuroailab/scaling-primate-vvs: scores
 * of 993 networks on Brain-Score's public benchmarks, as (r/c)^2. The selected rows have one architecture and one data
 * set. They are supervised and trained, and not pretrained, adversarial or part of an ablation. Their benchmarks are
 * the same as the ones here.
 */
public final class ScalingVvsTable {

    private record Benchmark(String id, int version) {}

    /** Benchmarks by their names in the table, each with the version that has the same metric and recording. */
    private static final Map<String, Benchmark> BENCHMARKS = Map.of(
            "movshon.FreemanZiemba2013public.V1-pls", new Benchmark("freemanziemba2013public-v1-pls", 1),
            "movshon.FreemanZiemba2013public.V2-pls", new Benchmark("freemanziemba2013public-v2-pls", 1),
            "dicarlo.MajajHong2015public.V4-pls", new Benchmark("majajhong2015public-v4-pls", 4),
            "dicarlo.MajajHong2015public.IT-pls", new Benchmark("majajhong2015public-it-pls", 4));

    private static final List<String> EXCLUDED =
            List.of("is_pretrained", "is_random", "is_ssl", "is_adv", "is_ablation", "is_open_clip");

    private ScalingVvsTable() {}

    /**
     * Reads the scores of one architecture on one data set.
     *
     * @param architecture as in the column {@code arch}, such as {@code resnet18}
     * @param dataset as in the column {@code dataset}, such as {@code imagenet}
     * @throws IOException if the table lacks a column, or has no such row; the message lists the architectures
     */
    public static List<PublishedScore> select(
            Path table, String family, String displayName, String architecture, String dataset) throws IOException {
        List<PublishedScore> scores = new ArrayList<>();
        TreeSet<String> architectures = new TreeSet<>();
        try {
            for (Map<String, String> row : PublishedCurveCsv.rows(table)) {
                architectures.add(PublishedCurveCsv.value(row, "arch"));
                Benchmark benchmark = BENCHMARKS.get(PublishedCurveCsv.value(row, "benchmark_name"));
                if (benchmark != null && isSelected(row, architecture, dataset)) {
                    scores.add(new PublishedScore(
                            name(PublishedCurveCsv.value(row, "model_id")),
                            family,
                            displayName,
                            Long.parseLong(PublishedCurveCsv.value(row, "n_samples")),
                            new BenchmarkName(benchmark.id()),
                            benchmark.version(),
                            Double.parseDouble(PublishedCurveCsv.value(row, "score"))));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(table, e.getMessage()), e);
        }
        if (scores.isEmpty()) {
            throw new IOException("%s has no supervised networks with arch %s and dataset %s; its architectures are %s"
                    .formatted(table, architecture, dataset, architectures));
        }
        return scores;
    }

    private static boolean isSelected(Map<String, String> row, String architecture, String dataset) {
        return PublishedCurveCsv.value(row, "arch").equals(architecture)
                && PublishedCurveCsv.value(row, "dataset").equals(dataset)
                && EXCLUDED.stream()
                        .noneMatch(
                                column -> PublishedCurveCsv.value(row, column).equalsIgnoreCase("true"));
    }

    private static ReferenceName name(String model) {
        return new ReferenceName(model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }
}
