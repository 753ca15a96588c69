package ventral.gateway.kafka;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceScoreName;
import ventral.contract.name.ScoreName;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.RecalibratedScore;
import ventral.events.v1.ReferenceScored;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.BenchmarkState;
import ventral.gateway.ledger.model.LayerChoice;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.Score;

/** Converts events of the scorer to changes of the ledger. Throws IllegalArgumentException for an invalid event. */
final class ScoreEventMapper {

    private ScoreEventMapper() {}

    static Change.CheckpointScored score(CheckpointScored message) {
        return new Change.CheckpointScored(new Score(
                ScoreName.parse(message.getScore()),
                SpecMapper.fromWire(message.getRunSpec()),
                new Measurement(
                        region(message.getRegion()),
                        message.getSimulated(),
                        message.getSuite(),
                        RecordDecoder.withoutNulCharacters(message.getMetric()),
                        version(message.getBenchmarkVersion()),
                        message.getLayer(),
                        message.hasLayerChoice() ? layerChoice(message.getLayerChoice()) : null,
                        new Measurement.ScoreValues(
                                message.getRawValue(),
                                message.getStandardError(),
                                message.getCeilingUnknown()
                                        ? null
                                        : new Measurement.CeiledScore(
                                                message.getCeiling(),
                                                message.hasCeilingLowerBound() ? message.getCeilingLowerBound() : null,
                                                ceilingSource(message.getCeilingStated(), message.getCeilingSource()),
                                                message.getRatioSquaredValue(),
                                                message.getSquaredOverCeilingValue()),
                                message.getBootstrapValuesList()),
                        layers(message.getLayersList()),
                        EventMapper.failure(message.hasError(), message.getError())),
                message.hasRecalibrated() ? recalibrated(message.getRecalibrated()) : null,
                TimestampMapper.fromWire(message.getCreateTime())));
    }

    private static RecalibratedValues recalibrated(RecalibratedScore message) {
        return new RecalibratedValues(
                message.getLayer(),
                message.getRawValue(),
                message.getStandardError(),
                message.getRatioSquaredValue(),
                message.getSquaredOverCeilingValue());
    }

    /** Returns the version of a score. Scores without one were written when only version 1 existed. */
    private static int version(int reported) {
        return Math.max(1, reported);
    }

    static Change.ReferenceScored referenceScore(ReferenceScored reference) {
        return new Change.ReferenceScored(new ReferenceScore(
                ReferenceScoreName.parse(reference.getScore()),
                RecordDecoder.withoutNulCharacters(reference.getDisplayName()),
                HexFormat.of().formatHex(reference.getSha256().toByteArray()),
                new Measurement(
                        region(reference.getRegion()),
                        reference.getSimulated(),
                        reference.getSuite(),
                        RecordDecoder.withoutNulCharacters(reference.getMetric()),
                        version(reference.getBenchmarkVersion()),
                        reference.getLayer(),
                        reference.hasLayerChoice() ? layerChoice(reference.getLayerChoice()) : null,
                        new Measurement.ScoreValues(
                                reference.getRawValue(),
                                reference.getStandardError(),
                                reference.getCeilingUnknown()
                                        ? null
                                        : new Measurement.CeiledScore(
                                                reference.getCeiling(),
                                                reference.hasCeilingLowerBound()
                                                        ? reference.getCeilingLowerBound()
                                                        : null,
                                                ceilingSource(
                                                        reference.getCeilingStated(), reference.getCeilingSource()),
                                                reference.getRatioSquaredValue(),
                                                reference.getSquaredOverCeilingValue()),
                                reference.getBootstrapValuesList()),
                        layers(reference.getLayersList()),
                        EventMapper.failure(reference.hasError(), reference.getError())),
                curvePoint(reference),
                TimestampMapper.fromWire(reference.getCreateTime())));
    }

    private static ReferenceScore.@Nullable CurvePoint curvePoint(ReferenceScored reference) {
        return reference.hasPublishedRatioSquaredValue()
                ? new ReferenceScore.CurvePoint(
                        RecordDecoder.withoutNulCharacters(reference.getFamily()),
                        reference.getTrainingImageCount(),
                        reference.getPublishedRatioSquaredValue())
                : null;
    }

    static Change.BenchmarkReported benchmark(BenchmarkStatus message) {
        BenchmarkState state = switch (message.getState()) {
            case BENCHMARK_STATE_READY -> BenchmarkState.READY;
            case BENCHMARK_STATE_ABSENT -> BenchmarkState.ABSENT;
            case BENCHMARK_STATE_FAILED -> BenchmarkState.FAILED;
            case BENCHMARK_STATE_UNSPECIFIED, UNRECOGNIZED -> throw EventMapper.unknown("state", message.getState());
        };
        return new Change.BenchmarkReported(new Benchmark(
                BenchmarkName.parse(message.getBenchmark()),
                state,
                message.getRegion() == ventral.type.v1.Region.REGION_UNSPECIFIED ? null : region(message.getRegion()),
                message.getSuite(),
                message.getMetric(),
                message.getCeiling(),
                message.hasCeilingLowerBound() ? message.getCeilingLowerBound() : null,
                message.getCeilingUnknown(),
                ceilingSource(message.getCeilingStated(), message.getCeilingSource()),
                message.getStimulusCount(),
                message.getNeuroidCount(),
                message.getVersion(),
                message.getSimulated(),
                message.getCitation(),
                message.getLicense(),
                EventMapper.failure(message.hasError(), message.getError()),
                TimestampMapper.fromWire(message.getUpdateTime())));
    }

    /** Returns the source of a ceiling; empty for a measured ceiling. */
    private static String ceilingSource(boolean isStated, String source) {
        if (!isStated) {
            return "";
        }
        return source.isBlank() ? "source not given" : RecordDecoder.withoutNulCharacters(source);
    }

    private static List<Measurement.LayerScore> layers(List<ventral.events.v1.LayerScore> layers) {
        return layers.stream()
                .map(layer -> new Measurement.LayerScore(
                        layer.getLayer(),
                        layer.getRawValue(),
                        layer.getStandardError(),
                        layer.getSplitValuesList(),
                        layer.hasChoiceValue() ? layer.getChoiceValue() : null))
                .toList();
    }

    /** Returns the layer choice; null if the scorer did not record its method. */
    private static @Nullable LayerChoice layerChoice(ventral.events.v1.LayerChoice choice) {
        LayerChoice.Method method = method(choice.getMethod());
        return method == null
                ? null
                : new LayerChoice(
                        method,
                        choice.getBenchmark().isEmpty() ? null : BenchmarkName.parse(choice.getBenchmark()),
                        choice.getPrincipalComponentCount(),
                        RecordDecoder.withoutNulCharacters(choice.getPrincipalComponentPictures()));
    }

    private static LayerChoice.@Nullable Method method(ventral.events.v1.LayerChoice.Method method) {
        return switch (method) {
            case METHOD_BEST -> LayerChoice.Method.BEST;
            case METHOD_BEST_ELSEWHERE -> LayerChoice.Method.BEST_ELSEWHERE;
            case METHOD_GIVEN -> LayerChoice.Method.GIVEN;
            case METHOD_UNSPECIFIED -> null;
            case UNRECOGNIZED -> throw EventMapper.unknown("method", method);
        };
    }

    private static Region region(ventral.type.v1.Region region) {
        return switch (region) {
            case REGION_V1 -> Region.V1;
            case REGION_V2 -> Region.V2;
            case REGION_V4 -> Region.V4;
            case REGION_IT -> Region.IT;
            case REGION_UNSPECIFIED, UNRECOGNIZED -> throw EventMapper.unknown("region", region);
        };
    }
}
