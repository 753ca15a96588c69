package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The losses of the same steps, ours and the peer's, from the same weights on the same batches. Rounding makes any two
 * curves diverge, so the first steps are compared one by one and the last ones by their mean.
 */
final class LossCurves {

    /** Number of distinct batches, which are repeated. */
    static final int BATCHES = 8;

    private final Map<String, double[]> curves = new LinkedHashMap<>();

    void add(String name, JsonNode losses) {
        double[] curve = new double[losses.size()];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = losses.get(i).asDouble();
        }
        curves.put(name, curve);
    }

    String table() {
        StringBuilder out = new StringBuilder("%6s".formatted("step"));
        curves.keySet().forEach(name -> out.append(" %24s".formatted(name)));
        out.append("%n".formatted());
        int steps = curves.values().iterator().next().length;
        int every = Math.max(1, steps / 10);
        for (int i = 0; i < steps; i++) {
            if (i < 3 || (i + 1) % every == 0) {
                int step = i;
                out.append("%6d".formatted(i + 1));
                curves.values().forEach(curve -> out.append(" %24.6f".formatted(curve[step])));
                out.append("%n".formatted());
            }
        }
        return out.toString();
    }

    /** Returns lines that describe the difference of a curve from a reference. */
    List<String> differences(String name, String reference) {
        double[] ours = curves.getOrDefault(name, new double[0]);
        double[] theirs = curves.getOrDefault(reference, new double[0]);
        int first = Math.min(3, ours.length);
        double apart = 0;
        for (int i = 0; i < first; i++) {
            apart = Math.max(apart, Math.abs(ours[i] / theirs[i] - 1));
        }
        int last = Math.max(1, ours.length / 4);
        double ratio = tail(ours, last) / tail(theirs, last);
        List<String> lines = new ArrayList<>();
        lines.add("%s vs. %s: first %d steps differ by at most %.2g, mean of the last %d steps is %.3f times as large"
                .formatted(name, reference, first, apart, last, ratio));
        return lines;
    }

    private static double tail(double[] curve, int count) {
        double sum = 0;
        for (int i = curve.length - count; i < curve.length; i++) {
            sum += curve[i];
        }
        return sum / count;
    }
}
