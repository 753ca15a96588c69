package ventral.gateway.grpc;

import ventral.api.v1.LayerScore;
import ventral.api.v1.Score;
import ventral.contract.name.ObjectiveName;
import ventral.contract.wire.Timestamps;
import ventral.type.v1.Region;

/** Scores as the API has them. */
final class ScoreMessages {

    private ScoreMessages() {}

    static Score toWire(ventral.gateway.ledger.Score score) {
        var message = Score.newBuilder()
                .setName(score.name().toString())
                .setBenchmark(score.name().benchmark().toString())
                .setObjective(ObjectiveName.of(score.runSpec().objective()))
                .setSeenImageCount(score.name().checkpoint().seenImageCount())
                .setRegion(region(score.region()))
                .setSimulated(score.simulated())
                .setCreateTime(Timestamps.toWire(score.createTime()));
        score.error().map(Failures::toWire).ifPresentOrElse(message::setError, () -> setValues(message, score));
        return message.build();
    }

    static Region region(ventral.gateway.ledger.Region region) {
        return Region.valueOf("REGION_" + region.name());
    }

    private static void setValues(Score.Builder message, ventral.gateway.ledger.Score score) {
        var values = score.values();
        message.setRawValue(values.raw())
                .setStandardError(values.standardError())
                .setCeiling(values.ceiling())
                .setRatioSquaredValue(values.ratioSquared())
                .setSquaredOverCeilingValue(values.squaredOverCeiling())
                .setLayer(score.layer());
        score.layers()
                .forEach(layer -> message.addLayers(LayerScore.newBuilder()
                        .setLayer(layer.layer())
                        .setRawValue(layer.raw())
                        .setStandardError(layer.standardError())));
    }
}
