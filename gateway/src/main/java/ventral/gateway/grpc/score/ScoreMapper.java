package ventral.gateway.grpc.score;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.LayerScore;
import ventral.api.v1.RecalibratedScore;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.wire.TimestampMapper;
import ventral.gateway.grpc.FailureMapper;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.type.v1.Region;

/** Converts scores to messages of the API. */
final class ScoreMapper {

    private ScoreMapper() {}

    static Score toWire(ventral.gateway.ledger.model.Score score) {
        Measurement measurement = score.measurement();
        var message = Score.newBuilder()
                .setName(score.name().toString())
                .setBenchmark(score.name().benchmark().toString())
                .setObjective(ObjectiveName.of(score.runSpec().objective()))
                .setSeenImageCount(score.name().checkpoint().seenImageCount())
                .setRegion(region(measurement.region()))
                .setSimulated(measurement.simulated())
                .setSuite(measurement.suite())
                .setMetric(measurement.metric())
                .setBenchmarkVersion(measurement.benchmarkVersion())
                .setCreateTime(TimestampMapper.toWire(score.createTime()));
        measurement
                .error()
                .map(FailureMapper::toWire)
                .ifPresentOrElse(message::setError, () -> setValues(message, measurement));
        if (score.recalibrated() != null && measurement.error().isEmpty()) {
            message.setRecalibrated(toWire(score.recalibrated()));
        }
        return message.build();
    }

    private static RecalibratedScore toWire(RecalibratedValues values) {
        return RecalibratedScore.newBuilder()
                .setLayer(values.layer())
                .setRawValue(values.raw())
                .setStandardError(values.standardError())
                .setRatioSquaredValue(values.ratioSquared())
                .setSquaredOverCeilingValue(values.squaredOverCeiling())
                .build();
    }

    static ReferenceScore toWire(ventral.gateway.ledger.model.ReferenceScore score) {
        Measurement measurement = score.measurement();
        var line = ReferenceScore.newBuilder()
                .setName(score.name().toString())
                .setBenchmark(score.name().benchmark().toString())
                .setDisplayName(score.displayName())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(score.sha256())))
                .setRegion(region(measurement.region()))
                .setSimulated(measurement.simulated())
                .setSuite(measurement.suite())
                .setMetric(measurement.metric())
                .setBenchmarkVersion(measurement.benchmarkVersion())
                .setCreateTime(TimestampMapper.toWire(score.createTime()));
        measurement
                .error()
                .map(FailureMapper::toWire)
                .ifPresentOrElse(line::setError, () -> setValues(line, measurement));
        score.point()
                .ifPresent(point -> line.setFamily(point.family())
                        .setTrainingImageCount(point.trainingImageCount())
                        .setPublishedRatioSquaredValue(point.ratioSquared()));
        return line.build();
    }

    static Region region(ventral.gateway.ledger.model.Region region) {
        return Region.valueOf("REGION_" + region.name());
    }

    private static void setValues(Score.Builder message, Measurement measurement) {
        message.setRawValue(measurement.values().raw())
                .setStandardError(measurement.values().standardError())
                .setCeilingUnknown(measurement.values().ceiled().isEmpty())
                .setLayer(measurement.layer())
                .addAllLayers(layers(measurement));
        measurement.values().ceiled().ifPresent(values -> {
            message.setCeiling(values.ceiling())
                    .setCeilingStated(!values.ceilingSource().isEmpty())
                    .setCeilingSource(values.ceilingSource())
                    .setRatioSquaredValue(values.ratioSquared())
                    .setSquaredOverCeilingValue(values.squaredOverCeiling());
            values.ceilingLowerBound().ifPresent(message::setCeilingLowerBound);
        });
        measurement.layerChoice().map(ScoreMapper::toWire).ifPresent(message::setLayerChoice);
    }

    private static void setValues(ReferenceScore.Builder line, Measurement measurement) {
        line.setRawValue(measurement.values().raw())
                .setStandardError(measurement.values().standardError())
                .setCeilingUnknown(measurement.values().ceiled().isEmpty())
                .setLayer(measurement.layer())
                .addAllLayers(layers(measurement));
        measurement.values().ceiled().ifPresent(values -> {
            line.setCeiling(values.ceiling())
                    .setCeilingStated(!values.ceilingSource().isEmpty())
                    .setCeilingSource(values.ceilingSource())
                    .setRatioSquaredValue(values.ratioSquared())
                    .setSquaredOverCeilingValue(values.squaredOverCeiling());
            values.ceilingLowerBound().ifPresent(line::setCeilingLowerBound);
        });
        measurement.layerChoice().map(ScoreMapper::toWire).ifPresent(line::setLayerChoice);
    }

    private static List<LayerScore> layers(Measurement measurement) {
        return measurement.layers().stream().map(ScoreMapper::toWire).toList();
    }

    private static LayerScore toWire(Measurement.LayerScore layer) {
        var message = LayerScore.newBuilder()
                .setLayer(layer.layer())
                .setRawValue(layer.raw())
                .setStandardError(layer.standardError())
                .addAllSplitValues(layer.splits());
        layer.choice().ifPresent(message::setChoiceValue);
        return message.build();
    }

    private static LayerChoice toWire(ventral.gateway.ledger.model.LayerChoice choice) {
        var message = LayerChoice.newBuilder()
                .setMethod(
                        LayerChoice.Method.valueOf("METHOD_" + choice.method().name()))
                .setPrincipalComponentCount(choice.principalComponentCount())
                .setPrincipalComponentPictures(choice.principalComponentPictures());
        choice.benchmark().map(BenchmarkName::toString).ifPresent(message::setBenchmark);
        return message.build();
    }
}
