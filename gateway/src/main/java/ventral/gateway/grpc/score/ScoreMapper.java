package ventral.gateway.grpc.score;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.LayerScore;
import ventral.api.v1.RecalibratedScore;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Score;
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
        if (measurement.error() != null) {
            return message.setError(FailureMapper.toWire(measurement.error())).build();
        }
        setValues(message, measurement);
        if (score.recalibrated() != null) {
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
        if (measurement.error() == null) {
            setValues(line, measurement);
        } else {
            line.setError(FailureMapper.toWire(measurement.error()));
        }
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
        Measurement.CeiledScore ceiled = measurement.values().ceiled();
        message.setRawValue(measurement.values().raw())
                .setStandardError(measurement.values().standardError())
                .setCeilingUnknown(ceiled == null)
                .setLayer(measurement.layer())
                .addAllLayers(layers(measurement));
        if (ceiled != null) {
            message.setCeiling(ceiled.ceiling())
                    .setCeilingStated(!ceiled.ceilingSource().isEmpty())
                    .setCeilingSource(ceiled.ceilingSource())
                    .setRatioSquaredValue(ceiled.ratioSquared())
                    .setSquaredOverCeilingValue(ceiled.squaredOverCeiling());
        }
        if (ceiled != null && ceiled.ceilingLowerBound() != null) {
            message.setCeilingLowerBound(ceiled.ceilingLowerBound());
        }
        if (measurement.layerChoice() != null) {
            message.setLayerChoice(toWire(measurement.layerChoice()));
        }
    }

    private static void setValues(ReferenceScore.Builder line, Measurement measurement) {
        Measurement.CeiledScore ceiled = measurement.values().ceiled();
        line.setRawValue(measurement.values().raw())
                .setStandardError(measurement.values().standardError())
                .setCeilingUnknown(ceiled == null)
                .setLayer(measurement.layer())
                .addAllLayers(layers(measurement));
        if (ceiled != null) {
            line.setCeiling(ceiled.ceiling())
                    .setCeilingStated(!ceiled.ceilingSource().isEmpty())
                    .setCeilingSource(ceiled.ceilingSource())
                    .setRatioSquaredValue(ceiled.ratioSquared())
                    .setSquaredOverCeilingValue(ceiled.squaredOverCeiling());
        }
        if (ceiled != null && ceiled.ceilingLowerBound() != null) {
            line.setCeilingLowerBound(ceiled.ceilingLowerBound());
        }
        if (measurement.layerChoice() != null) {
            line.setLayerChoice(toWire(measurement.layerChoice()));
        }
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
        if (layer.choice() != null) {
            message.setChoiceValue(layer.choice());
        }
        return message.build();
    }

    private static LayerChoice toWire(ventral.gateway.ledger.model.LayerChoice choice) {
        var message = LayerChoice.newBuilder()
                .setMethod(
                        LayerChoice.Method.valueOf("METHOD_" + choice.method().name()))
                .setPrincipalComponentCount(choice.principalComponentCount())
                .setPrincipalComponentPictures(choice.principalComponentPictures());
        if (choice.benchmark() != null) {
            message.setBenchmark(choice.benchmark().toString());
        }
        return message.build();
    }
}
