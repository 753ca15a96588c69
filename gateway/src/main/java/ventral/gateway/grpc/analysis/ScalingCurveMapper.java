package ventral.gateway.grpc.analysis;

import ventral.api.v1.ControlLevel;
import ventral.api.v1.LeftOutRun;
import ventral.api.v1.Normalisation;
import ventral.api.v1.ReferenceCurve;
import ventral.api.v1.ReferenceLine;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingPoint;
import ventral.contract.name.ObjectiveName;
import ventral.gateway.analysis.sweep.ObjectiveScores;

/** Converts scaling curves to messages of the API. */
final class ScalingCurveMapper {

    private ScalingCurveMapper() {}

    static ScalingCurve toWire(ventral.gateway.analysis.ScalingCurve curve) {
        var message = ScalingCurve.newBuilder()
                .setName(curve.name().toString())
                .setNormalisation(Normalisation.valueOf(
                        "NORMALISATION_" + curve.normalisation().name()))
                .setSimulated(curve.simulated())
                .setUpdateCount(curve.training().updateCount())
                .setEpochCount(curve.training().epochCount());
        curve.training().joined().forEach(sweep -> message.addJoinedSweeps(sweep.toString()));
        curve.controls().stream().map(ScalingCurveMapper::controlToWire).forEach(message::addControls);
        curve.benchmarks().forEach(benchmark -> message.addBenchmarks(benchmark.toString()));
        curve.leftOut().stream().map(ScalingCurveMapper::toWire).forEach(message::addLeftOutRuns);
        curve.references().stream().map(line -> toWire(line, curve)).forEach(message::addReferences);
        curve.referenceCurves().stream().map(one -> toWire(one, curve)).forEach(message::addReferenceCurves);
        curve.points().stream().map(point -> toWire(point, curve)).forEach(message::addPoints);
        if (curve.fit() != null) {
            message.setFit(FitMapper.toWire(curve.fit(), curve.points()));
        }
        if (curve.saturating() != null) {
            message.setSaturatingFit(FitMapper.toWire(curve.saturating()));
        }
        return message.build();
    }

    /**
     * Parses a normalisation.
     *
     * @throws IllegalArgumentException if no normalisation has that number
     */
    static ventral.gateway.analysis.alignment.Normalisation fromWire(
            Normalisation normalisation, ventral.gateway.analysis.alignment.Normalisation unlessNamed) {
        return switch (normalisation) {
            case NORMALISATION_UNSPECIFIED -> unlessNamed;
            case NORMALISATION_RATIO_SQUARED -> ventral.gateway.analysis.alignment.Normalisation.RATIO_SQUARED;
            case NORMALISATION_SQUARED_OVER_CEILING ->
                ventral.gateway.analysis.alignment.Normalisation.SQUARED_OVER_CEILING;
            case NORMALISATION_RAW -> ventral.gateway.analysis.alignment.Normalisation.RAW;
            case UNRECOGNIZED -> throw new IllegalArgumentException("unknown normalisation");
        };
    }

    private static ReferenceLine toWire(
            ventral.gateway.analysis.alignment.ReferenceLine line, ventral.gateway.analysis.ScalingCurve curve) {
        ReferenceLine.Builder message = lineToWire(line).toBuilder();
        curve.crossing(line.value()).map(FitMapper::toWire).ifPresent(message::setCrossing);
        curve.saturatingCrossing(line.value()).map(FitMapper::toWire).ifPresent(message::setSaturatingCrossing);
        return message.build();
    }

    private static ReferenceCurve toWire(
            ventral.gateway.analysis.alignment.ReferenceCurve reference, ventral.gateway.analysis.ScalingCurve curve) {
        var message = ReferenceCurve.newBuilder()
                .setFamily(reference.family())
                .setDisplayName(reference.displayName())
                .setUnavailableReason(reference.unavailable());
        reference.points().stream().map(ScalingCurveMapper::toWire).forEach(message::addPoints);
        reference.law().map(FitMapper::toWire).ifPresent(message::setFit);
        curve.crossing(reference).map(FitMapper::toWire).ifPresent(message::setCrossing);
        curve.saturatingCrossing(reference).map(FitMapper::toWire).ifPresent(message::setSaturatingCrossing);
        return message.build();
    }

    private static ControlLevel controlToWire(ObjectiveScores control) {
        var level = ControlLevel.newBuilder()
                .setObjective(ObjectiveName.of(control.objective()))
                .setDisplayName(control.objective().displayName())
                .setRunCount(control.seeds().size())
                .setMean(control.mean());
        if (control.standardDeviation() != null) {
            level.setStandardDeviation(control.standardDeviation());
        }
        control.seeds()
                .forEach(seed -> level.addRuns(ControlLevel.Run.newBuilder()
                        .setSeed(seed.seed())
                        .setRun(seed.run().toString())
                        .setValue(seed.value())));
        return level.build();
    }

    /** Converts a reference line without its crossing. */
    static ReferenceLine lineToWire(ventral.gateway.analysis.alignment.ReferenceLine line) {
        return ReferenceLine.newBuilder()
                .setReference(line.reference().toString())
                .setDisplayName(line.displayName())
                .setValue(line.value())
                .build();
    }

    static LeftOutRun toWire(ventral.gateway.analysis.sweep.LeftOutRun run) {
        return LeftOutRun.newBuilder()
                .setRun(run.run().toString())
                .setReason(run.reason())
                .build();
    }

    private static ScalingPoint toWire(
            ventral.gateway.analysis.statistics.ScalingPoint point, ventral.gateway.analysis.ScalingCurve curve) {
        var message = toWire(point).toBuilder();
        if (curve.fit() != null) {
            message.setResidual(point.mean() - curve.fit().at(point.imageCount()));
        }
        return message.build();
    }

    /** Converts a point without its residual. */
    private static ScalingPoint toWire(ventral.gateway.analysis.statistics.ScalingPoint point) {
        var message = ScalingPoint.newBuilder()
                .setImageCount(point.imageCount())
                .setRunCount(point.runCount())
                .setMean(point.mean());
        if (point.standardDeviation() != null) {
            message.setStandardDeviation(point.standardDeviation());
        }
        return message.build();
    }
}
