package ventral.cli.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.ControlLevel;
import ventral.api.v1.ScalingCurve;
import ventral.cli.terminal.NumberFormats;

/** Warns when the slope of a fit does not show that more images gave a higher score. */
final class SlopeWarning {

    private SlopeWarning() {}

    /**
     * Returns why the slope does not show a rise; empty if it does, or if there is no fit or control. With equal
     * passes, points that are not above a control belong to networks that have yet to make up for what training cost at
     * first.
     *
     * @param untrained the control's mean where the curve has no controls of its own; null if unknown
     */
    static Optional<String> of(ScalingCurve curve, @Nullable Double untrained) {
        OptionalDouble own = curve.getControlsList().stream()
                .mapToDouble(ControlLevel::getMean)
                .max();
        Double control = untrained;
        if (own.isPresent()) {
            control = own.getAsDouble();
        }
        if (!curve.hasFit() || curve.getUpdateCount() > 0 || control == null) {
            return Optional.empty();
        }
        double level = control;
        long notAbove = curve.getPointsList().stream()
                .filter(point -> point.getMean() <= level)
                .count();
        return notAbove == 0
                ? Optional.empty()
                : Optional.of("%s of %s points not above the control: no rise with images shown"
                        .formatted(NumberFormats.count(notAbove), NumberFormats.count(curve.getPointsCount())));
    }
}
