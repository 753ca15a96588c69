package ventral.gateway.kafka;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.LayerChoice;
import ventral.events.v1.LayerScore;
import ventral.events.v1.ReferenceScored;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests that checkpoints and scores are read from the topics as the services wrote them. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
class ServiceEventsTest extends LedgerFollowerTestBase {

    @Test
    void a_checkpoint_is_read_as_its_trainer_wrote_it() {
        var checkpoint =
                LedgerSamples.checkpoint(new CheckpointName(new RunName("stored"), 640), 3, LedgerSamples.NOON);
        put(record(
                Topics.CHECKPOINTS,
                checkpoint.name().toString(),
                CheckpointWritten.newBuilder()
                        .setCheckpoint(checkpoint.name().toString())
                        .setNetwork("resnet18")
                        .setWeights(Artifact.newBuilder()
                                .setUri(checkpoint.uri())
                                .setSizeBytes(checkpoint.sizeBytes())
                                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(checkpoint.sha256()))))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setOwnerEpoch(3)
                        .setValidation(ValidationMapper.toWire(LedgerSamples.VALIDATION))
                        .build()
                        .toByteArray()));
        await().atMost(SOON)
                .until(() ->
                        ledger.find(LedgerTable.CHECKPOINTS, checkpoint.name()).equals(Optional.of(checkpoint)));
    }

    @Test
    void a_score_is_read_as_the_scorer_wrote_it() {
        RunSpec spec = LedgerSamples.runSpec();
        var name = new ScoreName(new CheckpointName(new RunName("scored"), 640), LedgerSamples.BENCHMARK);
        CheckpointScored.Builder message = CheckpointScored.newBuilder()
                .setScore(name.toString())
                .setRunSpec(SpecMapper.toWire(spec))
                .setSeenImageCount(640)
                .setRegion(ventral.type.v1.Region.REGION_IT)
                .setSimulated(true)
                .setSuite(LedgerSamples.SUITE)
                .setMetric("pls")
                .setBenchmarkVersion(1)
                .setLayer("layer4.1.relu")
                .setLayerChoice(layerChoice())
                .setRawValue(.4)
                .setStandardError(.01)
                .setCeiling(.8)
                .setCeilingLowerBound(.7)
                .setCeilingStated(true)
                .setCeilingSource("a median elsewhere")
                .setRatioSquaredValue(.25)
                .setSquaredOverCeilingValue(.2)
                .addAllLayers(layers())
                .addAllBootstrapValues(LedgerSamples.measurement(.25).values().bootstrap())
                .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON));
        Score score = LedgerSamples.score(name, spec, LedgerSamples.measurement(.25));
        put(record(Topics.SCORES, name.toString(), message.build().toByteArray()));
        await().atMost(SOON).until(() -> ledger.find(LedgerTable.SCORES, name).equals(Optional.of(score)));

        Score unceiled = LedgerSamples.score(name, spec, LedgerSamples.measurement(1, null));
        put(record(
                Topics.SCORES,
                name.toString(),
                message.setCeilingUnknown(true).build().toByteArray()));
        await().atMost(SOON).until(() -> ledger.find(LedgerTable.SCORES, name).equals(Optional.of(unceiled)));
    }

    @Test
    void a_reference_score_is_read_as_the_scorer_wrote_it() {
        ReferenceScore score =
                LedgerSamples.referenceScore("net", LedgerSamples.BENCHMARK, LedgerSamples.measurement(.25));
        put(record(
                Topics.REFERENCE_SCORES,
                score.name().toString(),
                ReferenceScored.newBuilder()
                        .setScore(score.name().toString())
                        .setDisplayName(score.displayName())
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(score.sha256())))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setLayerChoice(layerChoice())
                        .addAllLayers(layers())
                        .addAllBootstrapValues(
                                LedgerSamples.measurement(.25).values().bootstrap())
                        .setLayer("layer4.1.relu")
                        .setBenchmarkVersion(1)
                        .setMetric("pls")
                        .setSuite(LedgerSamples.SUITE)
                        .setSimulated(true)
                        .setRegion(ventral.type.v1.Region.REGION_IT)
                        .setSquaredOverCeilingValue(.2)
                        .setRatioSquaredValue(.25)
                        .setCeilingLowerBound(.7)
                        .setCeilingStated(true)
                        .setCeilingSource("a median elsewhere")
                        .setCeiling(.8)
                        .setStandardError(.01)
                        .setRawValue(.4)
                        .build()
                        .toByteArray()));
        await().atMost(SOON)
                .until(() ->
                        ledger.find(LedgerTable.REFERENCE_SCORES, score.name()).equals(Optional.of(score)));
    }

    private static LayerChoice layerChoice() {
        return LayerChoice.newBuilder()
                .setMethod(LayerChoice.Method.METHOD_BEST_ELSEWHERE)
                .setBenchmark(LedgerSamples.BENCHMARK.toString())
                .setPrincipalComponentCount(1000)
                .setPrincipalComponentPictures("1000 pictures of x")
                .build();
    }

    private static List<LayerScore> layers() {
        return LedgerSamples.measurement(.25).layers().stream()
                .map(layer -> {
                    var message = LayerScore.newBuilder()
                            .setLayer(layer.layer())
                            .setRawValue(layer.raw())
                            .setStandardError(layer.standardError())
                            .addAllSplitValues(layer.splits());
                    if (layer.choice() != null) {
                        message.setChoiceValue(layer.choice());
                    }
                    return message.build();
                })
                .toList();
    }
}
