package ventral.cli.plan;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;
import ventral.cli.option.EnumConverter;
import ventral.planner.BillingUnit;
import ventral.planner.Prices;
import ventral.planner.rate.Rate;
import ventral.planner.rate.RateTable;
import ventral.planner.rate.RateValues;

/** Options for the rates and prices of a plan. */
final class RateOptions {

    static final class RateConverter extends EnumConverter<Rate> {
        RateConverter() {
            super(Rate.class);
        }
    }

    static final class BillingUnitConverter extends EnumConverter<BillingUnit> {
        BillingUnitConverter() {
            super(BillingUnit.class);
        }
    }

    @Option(
            names = "--rate",
            paramLabel = "NAME=VALUE",
            converter = RateConverter.class,
            description = "rate to use instead of the one that './ventral plan rates' shows; may be repeated")
    private Map<Rate, Double> rates = new EnumMap<>(Rate.class);

    @Option(
            names = "--price",
            paramLabel = "NAME=VALUE",
            converter = BillingUnitConverter.class,
            description = "price in any one currency; may be repeated. Without prices, no cost is shown. NAME is "
                    + "renderer-hour, trainer-hour, scorer-hour, broker-hour, gateway-hour, disk-gigabyte-month or "
                    + "store-gigabyte-month")
    private Map<BillingUnit, Double> prices = new EnumMap<>(BillingUnit.class);

    @Option(
            names = "--tiered-after",
            paramLabel = "BYTES",
            description = "bytes of the image log that brokers keep themselves, with all of it in tiered storage "
                    + "(default: no tiered storage)")
    private double localBytes = Double.POSITIVE_INFINITY;

    @Option(
            names = "--benchmarks",
            paramLabel = "N",
            description = "benchmarks that every checkpoint is scored on; 0 for none (default: ${DEFAULT-VALUE})")
    private int benchmarks = 4;

    /**
     * Returns the rates at an image size, with those of the options taking precedence.
     *
     * @throws IllegalArgumentException if a rate is not known for images of that size
     */
    RateValues values(RateTable card, int imageSize) {
        return card.of(imageSize, rates);
    }

    Prices prices() {
        return new Prices(prices);
    }

    double localBytes() {
        return localBytes;
    }

    int benchmarkCount() {
        return benchmarks;
    }
}
