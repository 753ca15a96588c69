package ventral.cli.study.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import ventral.cli.study.statistics.SampleSummary;

/** Formats scores, p values and intervals for text. */
final class StatisticFormats {

    private StatisticFormats() {}

    /** Returns a score with four decimals. */
    static String score(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Returns a difference with its sign and four decimals. */
    static String difference(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a p value with two significant digits, such as {@code 3.8e-5}. */
    static String p(double value) {
        if (value >= 0.001) {
            return new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
    }

    /** Returns a mean with its sample size and SD, such as {@code 0.4410 (n 5, SD 0.0042)}. */
    static String mean(SampleSummary summary) {
        return summary.hasInterval()
                ? "%s (n %d, SD %s)"
                        .formatted(score(summary.mean()), summary.count(), score(summary.standardDeviation()))
                : "%s (n 1)".formatted(score(summary.mean()));
    }

    /** Returns a mean difference with its 95 % confidence interval. */
    static String interval(SampleSummary summary) {
        return summary.hasInterval()
                ? "%s (95 %% CI %s to %s)"
                        .formatted(difference(summary.mean()), difference(summary.lower()), difference(summary.upper()))
                : "%s (no CI for a single value)".formatted(difference(summary.mean()));
    }
}
