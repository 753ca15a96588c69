package ventral.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ScalingCurve;
import ventral.cli.experiment.Curves;
import ventral.cli.grpc.Gateway;
import ventral.cli.output.Sheet;
import ventral.contract.latent.Objective;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.Measure.MeanOver;
import ventral.contract.name.Measure;
import ventral.contract.name.Measure.OnBenchmark;
import ventral.contract.name.SweepName;

@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        description = {
            "Draws a sweep's scaling curves: score against dataset size, one plot a benchmark or suite.",
            "csv has a row for each point; the lines through them, their bands and the reference networks are in json "
                    + "and yaml."
        })
final class CurveCommand implements Callable<Integer> {

    static final class Measured {
        @Option(names = "--benchmark", paramLabel = "ID", description = "only curves on it")
        private @Nullable String benchmark;

        @Option(
                names = "--suite",
                paramLabel = "ID",
                description = "only curves of the mean of V1, V2, V4 and IT over its benchmarks")
        private @Nullable String suite;

        @Nullable Measure measure() {
            return benchmark == null
                    ? suite == null ? null : new MeanOver(suite)
                    : new OnBenchmark(BenchmarksCommand.name(benchmark));
        }
    }

    /** How a ceiling is divided out. */
    enum CeilingRule {
        RATIO_SQUARED,
        SQUARED_OVER_CEILING;

        Normalisation normalisation() {
            return Normalisation.valueOf("NORMALISATION_" + name());
        }
    }

    static final class CeilingRules extends LowerCaseWord<CeilingRule> {
        CeilingRules() {
            super(CeilingRule.class);
        }
    }

    private static final Sheet<ScalingCurve> SHEET = CurveSheet.sheet();

    @Mixin
    private AskOptions options = new AskOptions();

    @Parameters(paramLabel = "SWEEP", description = "such as demo or sweeps/demo")
    private String sweep = "";

    @Option(names = "--objective", paramLabel = "ID", description = "only its curves, such as distance-rotation")
    private @Nullable String objective;

    @ArgGroup(exclusive = true)
    private Measured measured = new Measured();

    @Option(
            names = "--normalisation",
            paramLabel = "RULE",
            converter = CeilingRules.class,
            description = {
                "how the ceiling c is divided out of a correlation r: ratio-squared for (r/c)²,",
                "squared-over-ceiling for r²/c (default: what the gateway is set to)"
            })
    private @Nullable CeilingRule rule;

    @Override
    public Integer call() {
        SweepName name = SweepsCommand.name(sweep);
        Objective wanted = objective == null ? null : ObjectivesCommand.objective(objective);
        Measure measure = measured.measure();
        return options.list(
                SHEET,
                gateway -> curves(gateway, name, wanted, measure),
                (gateway, curves) -> new Curves(
                                gateway.listBenchmarks(),
                                gateway.listScores(
                                        new Conditions().and("sweep", name).toString()),
                                curves)
                        .lines(options.terminal().columns()));
    }

    /** @throws IllegalArgumentException if there are none such; the message says which there are */
    private List<ScalingCurve> curves(
            Gateway gateway, SweepName name, @Nullable Objective wanted, @Nullable Measure measure) {
        List<ScalingCurve> all = gateway.listScalingCurves(
                name, rule == null ? Normalisation.NORMALISATION_UNSPECIFIED : rule.normalisation());
        List<ScalingCurve> curves = all.stream()
                .filter(curve -> {
                    ScalingCurveName id = ScalingCurveName.parse(curve.getName());
                    return (wanted == null || id.objective().equals(wanted))
                            && (measure == null || id.measure().equals(measure));
                })
                .toList();
        if (curves.isEmpty()) {
            throw new IllegalArgumentException(CurveSheet.none(name, all));
        }
        return curves;
    }
}
