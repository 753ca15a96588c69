package ventral.scorer.kafka;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.Status;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.LayerScore;
import ventral.events.v1.RecalibratedScore;
import ventral.events.v1.ReferenceScored;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.evaluation.Checkpoint;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.PcaCalibration;
import ventral.scorer.score.PublishedScore;

/** Encodes scores as events. */
final class ScoreEventEncoder {

    private ScoreEventEncoder() {}

    /** Encodes a score without the model it belongs to. */
    static CheckpointScored.Builder scored(BenchmarkMetadata benchmark, AlignmentScore score, Instant time) {
        Ceiling ceiling = score.ceiling();
        CheckpointScored.Builder message = about(CheckpointScored.newBuilder(), benchmark, time)
                .setLayer(score.layer())
                .setRawValue(score.raw().value())
                .setStandardError(score.raw().standardError())
                .setCeilingUnknown(ceiling == null)
                .setRatioSquaredValue(score.ratioSquared().orElse(0))
                .setSquaredOverCeilingValue(score.squaredOverCeiling().orElse(0))
                .setLayerChoice(choice(score.commitment().choice(), benchmark));
        if (ceiling != null) {
            message.setCeiling(ceiling.value())
                    .setCeilingStated(ceiling.isStated())
                    .setCeilingSource(ceiling.source());
            if (Double.isFinite(ceiling.standardError())) {
                message.setCeilingStandardError(ceiling.standardError());
            }
            if (ceiling.lowerBound() != null) {
                message.setCeilingLowerBound(ceiling.lowerBound());
            }
        }
        score.commitment().layers().forEach(layer -> message.addLayers(layer(layer)));
        DoubleStream.of(score.bootstrapValues()).forEach(message::addBootstrapValues);
        return message;
    }

    /** Encodes a checkpoint's score with recalibrated batch-norm statistics. */
    static RecalibratedScore recalibrated(AlignmentScore score) {
        return RecalibratedScore.newBuilder()
                .setLayer(score.layer())
                .setRawValue(score.raw().value())
                .setStandardError(score.raw().standardError())
                .setRatioSquaredValue(score.ratioSquared().orElse(0))
                .setSquaredOverCeilingValue(score.squaredOverCeiling().orElse(0))
                .build();
    }

    /** Encodes the values of another checkpoint's score, without the model that they belong to now. */
    static CheckpointScored.Builder reused(CheckpointScored equal, BenchmarkMetadata benchmark, Instant time) {
        return about(equal.toBuilder(), benchmark, time)
                .setMeasuredScore(equal.getMeasuredScore().isEmpty() ? equal.getScore() : equal.getMeasuredScore());
    }

    /** Encodes the reason why there is no score. */
    static CheckpointScored.Builder failed(BenchmarkMetadata benchmark, String reason, Instant time) {
        return about(CheckpointScored.newBuilder(), benchmark, time)
                .setError(Status.newBuilder()
                        .setCode(Code.FAILED_PRECONDITION_VALUE)
                        .setMessage(reason));
    }

    static CheckpointScored of(Checkpoint checkpoint, BenchmarkMetadata benchmark, CheckpointScored.Builder values) {
        return values.setScore(checkpoint.scoreName(benchmark.name()).toString())
                .setRunSpec(SpecMapper.toWire(checkpoint.runSpec()))
                .setSeenImageCount(checkpoint.name().seenImageCount())
                .build();
    }

    static ReferenceScored of(ReferenceModel reference, BenchmarkMetadata benchmark, CheckpointScored.Builder values) {
        ReferenceScored.Builder message = ReferenceScored.newBuilder()
                .setScore(reference.scoreName(benchmark.name()).toString())
                .setDisplayName(reference.source().displayName())
                .setSha256(ByteString.copyFrom(
                        HexFormat.of().parseHex(reference.source().sha256())))
                .setRegion(values.getRegion())
                .setSimulated(values.getSimulated())
                .setSuite(values.getSuite())
                .setMetric(values.getMetric())
                .setBenchmarkVersion(values.getBenchmarkVersion())
                .setLayer(values.getLayer())
                .setRawValue(values.getRawValue())
                .setStandardError(values.getStandardError())
                .setCeiling(values.getCeiling())
                .setCeilingUnknown(values.getCeilingUnknown())
                .setCeilingStated(values.getCeilingStated())
                .setCeilingSource(values.getCeilingSource())
                .setRatioSquaredValue(values.getRatioSquaredValue())
                .setSquaredOverCeilingValue(values.getSquaredOverCeilingValue())
                .addAllLayers(values.getLayersList())
                .addAllBootstrapValues(values.getBootstrapValuesList())
                .setCreateTime(values.getCreateTime());
        if (values.hasCeilingStandardError()) {
            message.setCeilingStandardError(values.getCeilingStandardError());
        }
        if (values.hasCeilingLowerBound()) {
            message.setCeilingLowerBound(values.getCeilingLowerBound());
        }
        if (values.hasLayerChoice()) {
            message.setLayerChoice(values.getLayerChoice());
        }
        if (values.hasError()) {
            message.setError(values.getError());
        }
        return message.build();
    }

    static ReferenceScored of(PublishedScore score, String sha256, BenchmarkMetadata benchmark, Instant time) {
        return ReferenceScored.newBuilder()
                .setScore(score.name().toString())
                .setDisplayName(score.displayName())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(sha256)))
                .setRegion(BenchmarkStatusPublisher.toWire(benchmark.region()))
                .setSimulated(benchmark.origin() == ResponseOrigin.SIMULATED)
                .setSuite(suite(benchmark))
                .setMetric(metric(benchmark))
                .setBenchmarkVersion(score.benchmarkVersion())
                .setCeilingUnknown(true)
                .setFamily(score.family())
                .setTrainingImageCount(score.trainingImageCount())
                .setPublishedRatioSquaredValue(score.ratioSquared())
                .setCreateTime(TimestampMapper.toWire(time))
                .build();
    }

    /** Returns the record key of a model's score. */
    static String key(ScoredModel model, BenchmarkMetadata benchmark) {
        return model.scoreName(benchmark.name()).toString();
    }

    private static CheckpointScored.Builder about(
            CheckpointScored.Builder message, BenchmarkMetadata benchmark, Instant time) {
        return message.setRegion(BenchmarkStatusPublisher.toWire(benchmark.region()))
                .setSimulated(benchmark.origin() == ResponseOrigin.SIMULATED)
                .setSuite(suite(benchmark))
                .setMetric(metric(benchmark))
                .setBenchmarkVersion(benchmark.version())
                .setCreateTime(TimestampMapper.toWire(time));
    }

    /** Returns the name of the metric, such as {@code ridge-cv}. */
    static String metric(BenchmarkMetadata benchmark) {
        return benchmark.metric().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String suite(BenchmarkMetadata benchmark) {
        return Objects.requireNonNullElse(benchmark.suite(), "");
    }

    private static LayerScore layer(ventral.scorer.score.LayerScore layer) {
        LayerScore.Builder message = LayerScore.newBuilder()
                .setLayer(layer.layer())
                .setRawValue(layer.raw().value())
                .setStandardError(layer.raw().standardError())
                .addAllSplitValues(
                        DoubleStream.of(layer.raw().splitValues()).boxed().toList());
        if (layer.choiceValue() != null) {
            message.setChoiceValue(layer.choiceValue());
        }
        if (Double.isFinite(layer.effectiveDimensionality())) {
            message.setEffectiveDimensionality(layer.effectiveDimensionality());
        }
        return message.build();
    }

    private static ventral.events.v1.LayerChoice choice(LayerChoice choice, BenchmarkMetadata benchmark) {
        ventral.events.v1.LayerChoice.Builder message = ventral.events.v1.LayerChoice.newBuilder();
        if (choice instanceof LayerChoice.Best best) {
            message.setMethod(
                            best.on().equals(benchmark.name())
                                    ? ventral.events.v1.LayerChoice.Method.METHOD_BEST
                                    : ventral.events.v1.LayerChoice.Method.METHOD_BEST_ELSEWHERE)
                    .setBenchmark(best.on().toString());
            PcaCalibration calibration = best.calibration();
            if (calibration != null) {
                message.setPrincipalComponentCount(calibration.componentCount())
                        .setPrincipalComponentPictures(calibration.description());
            }
        } else {
            message.setMethod(ventral.events.v1.LayerChoice.Method.METHOD_GIVEN);
        }
        return message.build();
    }
}
