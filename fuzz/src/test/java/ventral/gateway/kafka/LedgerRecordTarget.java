package ventral.gateway.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.rpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topic;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.LayerScore;
import ventral.events.v1.ReferenceScored;
import ventral.events.v1.RunStatus;
import ventral.events.v1.StreamStatus;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.MessageEditor;
import ventral.gateway.ledger.change.LedgerSource;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.type.v1.MeasuredCost;
import ventral.type.v1.Region;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/** Decodes records of every topic of the ledger. A record that cannot be decoded is a hole, never an exception. */
public final class LedgerRecordTarget {

    private static final List<LedgerSource> SOURCES = List.of(LedgerSource.values());
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> KEYS = List.of(
            "streams/s1",
            "runs/r1",
            "sweeps/w1",
            "runs/r1/checkpoints/64",
            "runs/r1/checkpoints/64/scores/b1",
            "references/r1/scores/b1",
            "benchmarks/b1",
            "",
            "\0".repeat(9000));

    private LedgerRecordTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget("ledger-record", Set.of(), LedgerRecordTarget::seeds, LedgerRecordTarget::decode);
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (LedgerSource source : LedgerSource.values()) {
            seeds.add(new byte[] {(byte) SOURCES.indexOf(source), 0, 0});
            seeds.add(new byte[] {(byte) SOURCES.indexOf(source), 1});
            seeds.add(ByteString.copyFrom(new byte[] {(byte) SOURCES.indexOf(source), 0, 1})
                    .concat(message(source).toByteString())
                    .toByteArray());
        }
        return seeds;
    }

    private static void decode(byte[] input) {
        ByteSource bytes = new ByteSource(input);
        LedgerSource source = bytes.oneOf(SOURCES);
        int kind = bytes.below(4);
        byte[] value;
        String key;
        if (kind == 0) {
            try {
                Message message = MessageEditor.edit(List.of(message(source)), bytes);
                value = message.toByteArray();
                key = key(SourceTopics.of(source), message);
            } catch (InvalidProtocolBufferException e) {
                value = input;
                key = "";
            }
        } else {
            key = bytes.oneOf(KEYS);
            value = kind == 1 ? null : bytes.rest();
        }
        RecordDecoder.entry(new ConsumerRecord<>(SourceTopics.of(source).name(), 0, 0, key, value));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Message> String key(Topic<T> topic, Message message) {
        return topic.key().apply((T) message);
    }

    private static Message message(LedgerSource source) {
        StreamSpec stream = StreamSpec.rendered(1, 6400, 64, 64);
        RunSpec run = new RunSpec(new StreamName("s1"), Objective.parse("distance"), 640, 2, 1, 4, new SweepName("w1"));
        SweepSpec sweep = new SweepSpec(
                new StreamName("s1"), List.of(Objective.parse("distance")), List.of(640L), List.of(1L), 1, 4);
        return switch (source) {
            case STREAM_INTENTS -> EventMapper.intent(Stream.queued(new StreamName("s1"), stream, TIME));
            case RUN_INTENTS -> EventMapper.intent(Run.queued(new RunName("r1"), run, 0, TIME));
            case SWEEP_INTENTS -> EventMapper.intent(Sweep.created(new SweepName("w1"), sweep, TIME));
            case STREAM_STATUSES ->
                StreamStatus.newBuilder()
                        .setStream("streams/s1")
                        .setState(StreamState.STREAM_STATE_RENDERING)
                        .setRenderedImageCount(64)
                        .setUpdateTime(time())
                        .setError(Status.newBuilder().setCode(3).setMessage("no"))
                        .build();
            case RUN_STATUSES ->
                RunStatus.newBuilder()
                        .setRun("runs/r1")
                        .setState(RunState.RUN_STATE_RUNNING)
                        .setLoss(1)
                        .setDevice("cpu")
                        .setTimeLeft(Duration.newBuilder().setSeconds(60))
                        .setCost(MeasuredCost.newBuilder().setPassCount(3).setSecondsPerImage(.01))
                        .setUpdateTime(time())
                        .build();
            case CHECKPOINTS ->
                CheckpointWritten.newBuilder()
                        .setCheckpoint("runs/r1/checkpoints/64")
                        .setRunSpec(SpecMapper.toWire(run))
                        .setSeenImageCount(64)
                        .setWeights(Artifact.newBuilder()
                                .setUri("file:///artifacts/a")
                                .setSha256(ByteString.copyFrom(new byte[32]))
                                .setSizeBytes(8))
                        .setNetwork("resnet18")
                        .setCreateTime(time())
                        .build();
            case SCORES ->
                CheckpointScored.newBuilder()
                        .setScore("runs/r1/checkpoints/64/scores/b1")
                        .setRunSpec(SpecMapper.toWire(run))
                        .setSeenImageCount(64)
                        .setRegion(Region.REGION_V4)
                        .setLayer("layer2")
                        .setCeiling(.8)
                        .addLayers(LayerScore.newBuilder().setLayer("layer2").setRawValue(.3))
                        .addBootstrapValues(.3)
                        .setCreateTime(time())
                        .build();
            case REFERENCE_SCORES ->
                ReferenceScored.newBuilder()
                        .setScore("references/r1/scores/b1")
                        .setRegion(Region.REGION_IT)
                        .setLayer("layer2")
                        .setCeiling(.8)
                        .setCreateTime(time())
                        .build();
            case BENCHMARKS ->
                BenchmarkStatus.newBuilder().setBenchmark("benchmarks/b1").build();
        };
    }

    private static Timestamp time() {
        return Timestamp.newBuilder().setSeconds(TIME.getEpochSecond()).build();
    }
}
