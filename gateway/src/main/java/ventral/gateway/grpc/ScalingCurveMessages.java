package ventral.gateway.grpc;

import ventral.api.v1.LogLinearFit;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;

/** Scaling curves as the API has them. */
final class ScalingCurveMessages {

    private ScalingCurveMessages() {}

    static ScalingCurve toWire(ventral.gateway.analysis.ScalingCurve curve) {
        var message = ScalingCurve.newBuilder().setName(curve.name().toString());
        curve.points().stream().map(ScalingCurveMessages::toWire).forEach(message::addPoints);
        curve.fit().map(ScalingCurveMessages::toWire).ifPresent(message::setFit);
        return message.build();
    }

    private static ScalingPoint toWire(ventral.gateway.analysis.ScalingPoint point) {
        var message = ScalingPoint.newBuilder()
                .setImageCount(point.imageCount())
                .setRunCount(point.runCount())
                .setMean(point.mean());
        point.standardDeviation().ifPresent(message::setStandardDeviation);
        return message.build();
    }

    private static LogLinearFit toWire(ventral.gateway.analysis.LogLinearFit fit) {
        return LogLinearFit.newBuilder()
                .setIntercept(fit.intercept())
                .setSlopePerDecade(fit.slopePerDecade())
                .setSlopeStandardError(fit.slopeStandardError())
                .setRSquared(fit.rSquared())
                .build();
    }
}
