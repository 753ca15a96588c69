package ventral.cli;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ventral.api.v1.ControlLevel;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;
import ventral.cli.output.Column;
import ventral.cli.output.Fields;
import ventral.cli.output.Sheet;
import ventral.contract.name.Measure.MeanOver;
import ventral.contract.name.Measure.OnBenchmark;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ScalingCurveName;
import ventral.contract.name.SweepName;

/** Lays out scaling curves as CSV, with one row per point and one per control. */
final class CurveSheet {

    private record Row(ScalingCurve curve, ScalingCurveName name, String objective, ScalingPoint point) {}

    private CurveSheet() {}

    static Sheet<ScalingCurve> sheet() {
        List<Column<Row>> columns = new ArrayList<>(List.of(
                new Column<>("curve", row -> row.name().toString()),
                new Column<>("objective", Row::objective),
                new Column<>("benchmark", row -> row.name().measure() instanceof OnBenchmark one ? one.toString() : ""),
                new Column<>("suite", row -> row.name().measure() instanceof MeanOver mean ? mean.suite() : ""),
                new Column<>(
                        "normalisation", row -> row.curve().getNormalisation().name()),
                new Column<>("simulated", row -> Boolean.toString(row.curve().getSimulated())),
                new Column<>("updateCount", row -> Long.toString(row.curve().getUpdateCount())),
                new Column<>("epochCount", row -> Integer.toString(row.curve().getEpochCount()))));
        for (Column<Message> column : Fields.of(ScalingPoint.getDescriptor())) {
            columns.add(column.of(Row::point));
        }
        return Sheet.of(columns, curve -> rows(curve));
    }

    private static Stream<Row> rows(ScalingCurve curve) {
        ScalingCurveName name = ScalingCurveName.parse(curve.getName());
        return Stream.concat(
                curve.getPointsList().stream()
                        .map(point -> new Row(curve, name, name.objective().id(), point)),
                curve.getControlsList().stream().map(control -> new Row(curve, name, id(control), level(control))));
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
    static String none(SweepName sweep, List<ScalingCurve> all) {
        return MeasureOptions.none(
                sweep,
                "curve",
                all.stream()
                        .map(curve -> ScalingCurveName.parse(curve.getName()))
                        .map(CurveSheet::words)
                        .toList());
    }

    private static String words(ScalingCurveName name) {
        return "--objective %s %s".formatted(name.objective().id(), MeasureOptions.words(name.measure()));
    }
}
