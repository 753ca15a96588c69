package ventral.cli.analysis;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ventral.api.v1.ControlLevel;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;
import ventral.cli.output.CsvColumn;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.MessageColumns;
import ventral.contract.name.Measure.SingleBenchmark;
import ventral.contract.name.Measure.SuiteMean;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;

/** Lays out scaling curves as CSV, with one row per point and one per control. */
final class CurveCsvLayout {

    private record CurveRow(ScalingCurve curve, ScalingCurveName name, String objective, ScalingPoint point) {}

    private CurveCsvLayout() {}

    static CsvLayout<ScalingCurve> sheet() {
        List<CsvColumn<CurveRow>> columns = new ArrayList<>(List.of(
                new CsvColumn<>("curve", row -> row.name().toString()),
                new CsvColumn<>("objective", CurveRow::objective),
                new CsvColumn<>(
                        "benchmark", row -> row.name().measure() instanceof SingleBenchmark one ? one.toString() : ""),
                new CsvColumn<>("suite", row -> row.name().measure() instanceof SuiteMean mean ? mean.suite() : ""),
                new CsvColumn<>(
                        "normalisation", row -> row.curve().getNormalisation().name()),
                new CsvColumn<>("simulated", row -> Boolean.toString(row.curve().getSimulated())),
                new CsvColumn<>("updateCount", row -> Long.toString(row.curve().getUpdateCount())),
                new CsvColumn<>(
                        "epochCount", row -> Integer.toString(row.curve().getEpochCount()))));
        for (CsvColumn<Message> column : MessageColumns.of(ScalingPoint.getDescriptor())) {
            columns.add(column.of(CurveRow::point));
        }
        return CsvLayout.of(columns, curve -> rows(curve));
    }

    private static Stream<CurveRow> rows(ScalingCurve curve) {
        ScalingCurveName name = ScalingCurveName.parse(curve.getName());
        return Stream.concat(
                curve.getPointsList().stream()
                        .map(point -> new CurveRow(curve, name, name.objective().id(), point)),
                curve.getControlsList().stream()
                        .map(control -> new CurveRow(curve, name, id(control), level(control))));
    }

    private static String id(ControlLevel control) {
        return ObjectiveName.parse(control.getObjective()).id();
    }

    private static ScalingPoint level(ControlLevel control) {
        ScalingPoint.Builder level =
                ScalingPoint.newBuilder().setRunCount(control.getRunCount()).setMean(control.getMean());
        if (control.hasStandardDeviation()) {
            level.setStandardDeviation(control.getStandardDeviation());
        }
        return level.build();
    }

    /** Returns the message for a selection that matches no curve. */
    static String notFoundMessage(SweepName sweep, List<ScalingCurve> all) {
        return MeasureOptions.notFoundMessage(
                sweep,
                "curve",
                all.stream()
                        .map(curve -> ScalingCurveName.parse(curve.getName()))
                        .map(CurveCsvLayout::words)
                        .toList());
    }

    private static String words(ScalingCurveName name) {
        return "--objective %s %s".formatted(name.objective().id(), MeasureOptions.toOption(name.measure()));
    }
}
