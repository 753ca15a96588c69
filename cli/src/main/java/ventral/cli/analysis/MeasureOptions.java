package ventral.cli.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import ventral.api.v1.Normalisation;
import ventral.cli.option.EnumConverter;
import ventral.cli.option.ResourceArguments;
import ventral.contract.name.Measure;
import ventral.contract.name.Measure.SingleBenchmark;
import ventral.contract.name.Measure.SuiteMean;
import ventral.contract.name.SweepName;

/** Options for the benchmark or suite and the normalisation to compare networks by. */
final class MeasureOptions {

    /** Normalisations by the ceiling, as on the command line. */
    enum NormalisationRule {
        RATIO_SQUARED,
        SQUARED_OVER_CEILING,
        RAW
    }

    static final class NormalisationRuleConverter extends EnumConverter<NormalisationRule> {
        NormalisationRuleConverter() {
            super(NormalisationRule.class);
        }
    }

    static final class MeasureChoice {
        @Option(names = "--benchmark", paramLabel = "ID", description = "only scores on this benchmark")
        private @Nullable String benchmark;

        @Option(
                names = "--suite",
                paramLabel = "ID",
                description = "only the mean of V1, V2, V4 and IT over the benchmarks of this suite")
        private @Nullable String suite;

        private @Nullable Measure measure() {
            if (benchmark != null) {
                return new SingleBenchmark(ResourceArguments.benchmark(benchmark));
            }
            return suite == null ? null : new SuiteMean(suite);
        }
    }

    @ArgGroup(exclusive = true)
    private MeasureChoice measured = new MeasureChoice();

    @Option(
            names = "--normalisation",
            paramLabel = "RULE",
            converter = NormalisationRuleConverter.class,
            description = "how a correlation r is normalised by the ceiling c: ratio-squared for (r/c)², "
                    + "squared-over-ceiling for r²/c, raw for r itself, which needs no known ceiling (default: the "
                    + "gateway's setting)")
    private @Nullable NormalisationRule rule;

    @Option(
            names = "--join",
            split = ",",
            paramLabel = "SWEEP",
            description = "further sweeps whose runs are included: of the same stream, with the same recipe but for "
                    + "loss weights, and as many updates or passes")
    private List<String> joined = List.of();

    /** Returns whether a measure is selected; every measure is if the options name none. */
    boolean matches(Measure measure) {
        Measure wanted = measured.measure();
        return wanted == null || wanted.equals(measure);
    }

    /** Returns the sweeps to join. */
    List<SweepName> joined() {
        return joined.stream().map(ResourceArguments::sweep).toList();
    }

    Normalisation normalisation() {
        return rule == null
                ? Normalisation.NORMALISATION_UNSPECIFIED
                : Normalisation.valueOf("NORMALISATION_" + rule.name());
    }

    /**
     * Returns the message for a selection that matches nothing of a sweep.
     *
     * @param thing kind of result, such as {@code curve}
     * @param there options that select existing results
     */
    static String notFoundMessage(SweepName sweep, String thing, List<String> there) {
        return there.isEmpty()
                ? "%s has no %s yet, because none of its runs has succeeded with its last checkpoint scored; './ventral runs watch --sweep %s' shows their progress"
                        .formatted(sweep, thing, sweep.id())
                : "%s has no such %s; there are\n  %s".formatted(sweep, thing, String.join("\n  ", there));
    }

    /** Returns the option that selects a measure, such as {@code --suite ID}. */
    static String toOption(Measure measure) {
        return measure instanceof SuiteMean mean ? "--suite " + mean.suite() : "--benchmark " + measure;
    }
}
