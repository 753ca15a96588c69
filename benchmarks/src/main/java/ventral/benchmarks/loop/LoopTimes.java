package ventral.benchmarks.loop;

import java.util.List;
import java.util.Locale;

/**
 * Holds how long the same work took, one kind after the other and all at once.
 *
 * @param imageCount images that were rendered, and learnt from once
 * @param scoreCount scores of the run's checkpoints
 * @param renderSeconds time of rendering while nothing was trained or scored
 * @param trainSeconds time of training on rendered images while nothing was scored
 * @param scoreSeconds time of scoring while nothing was rendered or trained
 * @param togetherSeconds time from creating a stream and its run to the last score
 */
record LoopTimes(
        long imageCount,
        int scoreCount,
        double renderSeconds,
        double trainSeconds,
        double scoreSeconds,
        double togetherSeconds) {

    double aloneSeconds() {
        return renderSeconds + trainSeconds + scoreSeconds;
    }

    /** Returns the time of all at once, as a multiple of the sum of the times of each alone. */
    double ratio() {
        return togetherSeconds / aloneSeconds();
    }

    List<String> table() {
        return List.of(
                "%-34s %9s".formatted("", "seconds"),
                line("render alone", renderSeconds) + rate(imageCount / renderSeconds, "images/s"),
                line("train alone", trainSeconds) + rate(imageCount / trainSeconds, "images/s"),
                line("score alone", scoreSeconds) + rate(scoreCount / scoreSeconds, "scores/s"),
                line("sum", aloneSeconds()),
                line("all at once", togetherSeconds),
                String.format(Locale.ROOT, "%-34s %9.2f", "all at once, as a multiple of sum", ratio()));
    }

    private static String line(String name, double seconds) {
        return String.format(Locale.ROOT, "%-34s %9.1f", name, seconds);
    }

    private static String rate(double value, String unit) {
        return String.format(Locale.ROOT, "  %8.1f %s", value, unit);
    }
}
