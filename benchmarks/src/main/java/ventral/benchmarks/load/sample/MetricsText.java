package ventral.benchmarks.load.sample;

import java.util.HashMap;
import java.util.Map;

/** Parses metrics in the text format of Prometheus. */
public final class MetricsText {

    private MetricsText() {}

    /** Returns the values of a metric, by its name with labels. Empty if there is no such metric. */
    public static Map<String, Double> series(String text, String metric) {
        Map<String, Double> series = new HashMap<>();
        text.lines().filter(line -> isOf(line, metric)).forEach(line -> {
            int end = line.lastIndexOf('}') + 1;
            int space = line.indexOf(' ', end);
            String value = line.substring(space + 1).strip().split(" ")[0];
            series.put(line.substring(0, space), Double.parseDouble(value));
        });
        return series;
    }

    private static boolean isOf(String line, String metric) {
        return line.startsWith(metric + "{") || line.startsWith(metric + " ");
    }
}
