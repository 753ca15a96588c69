package ventral.benchmarks.load.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.benchmarks.load.sample.LoadSample;
import ventral.benchmarks.load.sample.SampleCsv;
import ventral.benchmarks.load.trend.Trend.Verdict;

/** Shows the trend of every column of a load's samples. */
public record TrendTable(List<Trend> trends) {

    private static final String LINE = "%-34s %12s %12s %12s  %-14s %s";

    public TrendTable {
        trends = List.copyOf(trends);
    }

    /**
     * Computes the trends.
     *
     * @param warmUpSeconds samples before this time are left out
     */
    public static TrendTable of(SampleCsv.Contents contents, double warmUpSeconds) {
        List<LoadSample> samples = contents.samples();
        return new TrendTable(contents.columns().stream()
                .map(column -> Trend.of(column, samples, warmUpSeconds))
                .toList());
    }

    /** Returns whether a quantity grows by more than its limit. */
    public boolean hasGrowth() {
        return trends.stream().anyMatch(trend -> trend.verdict() == Verdict.GROWING);
    }

    /** Returns whether too few samples were taken for a verdict on any quantity. */
    public boolean isInconclusive() {
        return trends.stream().allMatch(trend -> trend.verdict() == Verdict.TOO_FEW_SAMPLES);
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", "first fifth", "last fifth", "per hour", "limit", ""));
        for (Trend trend : trends) {
            lines.add(line(
                    trend.column(),
                    number(trend.first()),
                    number(trend.last()),
                    number(trend.slopePerHour()),
                    SampledQuantity.of(trend.column()).limit(),
                    word(trend.verdict())));
        }
        return lines;
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells).stripTrailing();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case FLAT -> "flat";
            case GROWING -> "GROWING";
            case NOT_LIMITED -> "";
            case TOO_FEW_SAMPLES -> "too few samples";
        };
    }
}
