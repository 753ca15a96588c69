package ventral.cli.study.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.cli.study.statistics.SampleSummary;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.validation.LatentAccuracy;

/**
 * Holds how well networks of one objective predict one latent of held-out images during training. The value is R² for
 * lengths and angles, and top-1 accuracy for categories and identities.
 *
 * @param imageCount dataset size of the runs
 * @param points over seeds, by images seen over all epochs; never empty
 */
public record LearningCurve(
        Objective objective, long imageCount, Latent latent, SortedMap<Long, SampleSummary> points) {

    /** Collects the curves of comparable runs, at the largest dataset size of each objective. */
    public static List<LearningCurve> of(StudyResults results, ComparableRuns pool) {
        Map<RunName, List<CheckpointResult>> byRun = new HashMap<>();
        results.checkpoints()
                .forEach(checkpoint -> byRun.computeIfAbsent(checkpoint.name().run(), run -> new ArrayList<>())
                        .add(checkpoint));
        List<LearningCurve> curves = new ArrayList<>();
        for (Objective objective : pool.objectives()) {
            if (objective.control().isWithoutLearning()) {
                continue;
            }
            List<Long> sizes = pool.imageCounts(objective);
            long largest = sizes.get(sizes.size() - 1);
            List<CheckpointResult> checkpoints = pool.runs().entrySet().stream()
                    .filter(run -> run.getKey().objective().equals(objective)
                            && run.getKey().imageCount() == largest)
                    .flatMap(run -> byRun.getOrDefault(run.getValue(), List.of()).stream())
                    .toList();
            for (Latent latent : objective.latents()) {
                SortedMap<Long, SampleSummary> points = points(checkpoints, latent);
                if (!points.isEmpty()) {
                    curves.add(new LearningCurve(objective, largest, latent, points));
                }
            }
        }
        return curves;
    }

    private static SortedMap<Long, SampleSummary> points(List<CheckpointResult> checkpoints, Latent latent) {
        SortedMap<Long, List<Double>> values = new TreeMap<>();
        for (CheckpointResult checkpoint : checkpoints) {
            LatentAccuracy figures = checkpoint.latents().get(latent);
            if (figures != null) {
                values.computeIfAbsent(checkpoint.name().seenImageCount(), seen -> new ArrayList<>())
                        .add(value(figures));
            }
        }
        SortedMap<Long, SampleSummary> points = new TreeMap<>();
        values.forEach((seen, ofSeeds) -> points.put(seen, SampleSummary.of(ofSeeds)));
        return points;
    }

    private static double value(LatentAccuracy figures) {
        if (figures instanceof LatentAccuracy.RegressionAccuracy regression) {
            return regression.rSquared();
        }
        return ((LatentAccuracy.ClassificationAccuracy) figures).top1();
    }
}
