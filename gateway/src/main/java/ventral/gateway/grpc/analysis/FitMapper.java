package ventral.gateway.grpc.analysis;

import java.util.List;
import ventral.api.v1.BandPoint;
import ventral.api.v1.Crossing;
import ventral.api.v1.LogLinearFit;
import ventral.api.v1.SaturatingFit;
import ventral.gateway.analysis.statistics.SaturatingLaw;
import ventral.gateway.analysis.statistics.ScalingPoint;

/** Converts the fits of a scaling curve to messages of the API. */
final class FitMapper {

    private static final int BAND_STEPS = 32;

    private FitMapper() {}

    /**
     * Converts the line with its confidence band.
     *
     * @param points points that the line is fitted to, smallest dataset first
     */
    static LogLinearFit toWire(ventral.gateway.analysis.statistics.LogLinearFit fit, List<ScalingPoint> points) {
        var message = LogLinearFit.newBuilder()
                .setIntercept(fit.intercept())
                .setSlopePerDecade(fit.slopePerDecade())
                .setSlopeStandardError(fit.slopeStandardError())
                .setRSquared(fit.rSquared())
                .setResidualStandardDeviation(Math.sqrt(fit.residualVariance()))
                .setPointCount(fit.pointCount());
        double from = points.get(0).imageCount();
        double to = points.get(points.size() - 1).imageCount();
        for (int step = 0; step <= BAND_STEPS; step++) {
            double imageCount = from * Math.pow(to / from, (double) step / BAND_STEPS);
            var interval = fit.interval(imageCount);
            message.addBand(BandPoint.newBuilder()
                    .setImageCount(imageCount)
                    .setValue(fit.at(imageCount))
                    .setLower(interval.lower())
                    .setUpper(interval.upper()));
        }
        return message.build();
    }

    static SaturatingFit toWire(ventral.gateway.analysis.statistics.SaturatingFit fit) {
        return toWire(fit.law()).toBuilder().setAiccPreference(fit.preference()).build();
    }

    static SaturatingFit toWire(SaturatingLaw law) {
        return SaturatingFit.newBuilder()
                .setLevel(law.level())
                .setGap(law.gap())
                .setExponent(law.exponent())
                .build();
    }

    static Crossing toWire(ventral.gateway.analysis.statistics.Crossing crossing) {
        if (crossing instanceof ventral.gateway.analysis.statistics.Crossing.CrossingPoint at) {
            return Crossing.newBuilder()
                    .setSize(Crossing.Size.newBuilder()
                            .setImageCount(at.imageCount())
                            .setLowerImageCount(at.lower())
                            .setUpperImageCount(at.upper()))
                    .build();
        }
        var reason = (ventral.gateway.analysis.statistics.Crossing.NotWithinReach) crossing;
        return Crossing.newBuilder()
                .setNotWithinReach(Crossing.NotWithinReach.valueOf("NOT_WITHIN_REACH_" + reason.name()))
                .build();
    }
}
