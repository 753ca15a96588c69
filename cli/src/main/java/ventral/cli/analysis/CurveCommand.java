package ventral.cli.analysis;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.ScalingCurve;
import ventral.cli.experiment.ScalingCurvePlots;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.output.CsvLayout;
import ventral.contract.latent.Objective;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;

@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a sweep's scaling curves: score against dataset size, one plot for each benchmark or suite.",
            "csv has a row for each point and each control that learns nothing (imageCount 0); fits, confidence bands",
            "and reference networks are in json and yaml."
        },
        footer = {"", "Example:", "  ./ventral curve figure2c --objective distance-rotation"})
public final class CurveCommand implements Callable<Integer> {

    private static final CsvLayout<ScalingCurve> SHEET = CurveCsvLayout.sheet();

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "SWEEP", description = "such as demo or sweeps/demo")
    private String sweep = "";

    @Option(
            names = "--objective",
            paramLabel = "ID",
            description = "only curves of this objective, such as distance-rotation")
    private @Nullable String objective;

    @Mixin
    private MeasureOptions measures = new MeasureOptions();

    @Override
    public Integer call() {
        SweepName name = ResourceArguments.sweep(sweep);
        Objective wanted = objective == null ? null : ResourceArguments.objective(objective);
        return options.printList(
                SHEET,
                gateway -> curves(gateway, name, wanted),
                (gateway, curves) -> new ScalingCurvePlots(
                                gateway.benchmarks().list(),
                                gateway.scores()
                                        .list(new FilterBuilder()
                                                .and("sweep", name)
                                                .toString()),
                                curves)
                        .lines(options.terminal().columns()));
    }

    /**
     * Lists the curves that the options select.
     *
     * @throws IllegalArgumentException if no curve matches; the message lists those that exist
     */
    private List<ScalingCurve> curves(GatewayClient gateway, SweepName name, @Nullable Objective wanted) {
        List<ScalingCurve> all =
                gateway.analysis().listScalingCurves(name, measures.joined(), measures.normalisation());
        List<ScalingCurve> curves = all.stream()
                .filter(curve -> {
                    ScalingCurveName id = ScalingCurveName.parse(curve.getName());
                    return (wanted == null || id.objective().equals(wanted)) && measures.matches(id.measure());
                })
                .toList();
        if (curves.isEmpty()) {
            throw new IllegalArgumentException(CurveCsvLayout.notFoundMessage(name, all));
        }
        return curves;
    }
}
