package ventral.gateway.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.Score;

/**
 * Alignment of one objective on one benchmark against dataset size.
 *
 * @param points smallest dataset first, at least one
 * @param fit empty with fewer than three points
 */
public record ScalingCurve(ScalingCurveName name, List<ScalingPoint> points, Optional<LogLinearFit> fit) {

    public ScalingCurve {
        points = List.copyOf(points);
    }

    /**
     * The curves of a sweep, by name.
     *
     * @param finalScores one of each run and benchmark: that of the run's last checkpoint
     */
    public static List<ScalingCurve> of(SweepName sweep, List<Score> finalScores) {
        Map<ScalingCurveName, Map<Long, List<Double>>> values = new LinkedHashMap<>();
        for (Score score : finalScores) {
            ScalingCurveName curve = new ScalingCurveName(
                    sweep, score.runSpec().objective(), score.name().benchmark());
            values.computeIfAbsent(curve, key -> new TreeMap<>())
                    .computeIfAbsent(score.runSpec().imageCount(), key -> new ArrayList<>())
                    .add(score.values().ratioSquared());
        }
        return values.entrySet().stream()
                .map(curve -> of(curve.getKey(), curve.getValue()))
                .sorted(Comparator.comparing(curve -> curve.name().toString()))
                .toList();
    }

    private static ScalingCurve of(ScalingCurveName name, Map<Long, List<Double>> valuesBySize) {
        List<ScalingPoint> points = valuesBySize.entrySet().stream()
                .map(size -> ScalingPoint.of(size.getKey(), size.getValue()))
                .toList();
        return new ScalingCurve(name, points, LogLinearFit.through(points));
    }
}
