package ventral.gateway.grpc.run;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.MessageEditor;
import ventral.gateway.analysis.estimate.CheckpointCounter;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.ledger.command.RequestPlanner;

/** Validates and plans requests for streams, runs and sweeps. */
public final class RequestTargets {

    private static final Set<Class<? extends Throwable>> DECLARED =
            Set.of(InvalidFieldException.class, InvalidProtocolBufferException.class);

    private static final List<StreamSpec> STREAMS = List.of(
            StreamSpec.rendered(1, 1_280_000, 64, 64),
            StreamSpec.rendered(1, 0, 64, 64),
            StreamSpec.rendered(1, StreamSpec.MAX_IMAGE_COUNT, 32, 8));

    private static final List<ventral.type.v1.StreamSpec> STREAM_SPECS =
            STREAMS.stream().map(SpecMapper::toWire).toList();

    private static final List<ventral.type.v1.RunSpec> RUN_SPECS = List.of(
            SpecMapper.toWire(
                    new RunSpec(new StreamName("s1"), Objective.parse("distance"), 6400, 2, 1, 4, new SweepName("w1"))),
            ventral.type.v1.RunSpec.newBuilder()
                    .setStream("streams/s1")
                    .setObjective("objectives/category")
                    .build());

    private static final List<ventral.type.v1.SweepSpec> SWEEP_SPECS = List.of(
            SpecMapper.toWire(spec(null)),
            SpecMapper.toWire(largest()),
            SpecMapper.toWire(spec(new EqualUpdates(1000, 64))),
            ventral.type.v1.SweepSpec.newBuilder()
                    .setStream("streams/s1")
                    .addObjectives("objectives/untrained")
                    .build());

    private RequestTargets() {}

    private static SweepSpec spec(@Nullable EqualUpdates updates) {
        return new SweepSpec(
                new StreamName("s1"),
                List.of(Objective.parse("distance"), Objective.UNTRAINED, Objective.CALIBRATED),
                List.of(640L, 6400L),
                List.of(0L, 1L),
                SweepSpec.DEFAULT_CONTROL_SEEDS,
                5120,
                1,
                updates,
                4,
                64,
                Recipe.DEFAULT,
                0);
    }

    /** Returns a sweep of as many runs and checkpoints as a sweep can have. */
    private static SweepSpec largest() {
        return new SweepSpec(
                new StreamName("s1"),
                List.of(Objective.parse("distance")),
                List.of(StreamSpec.MAX_IMAGE_COUNT),
                LongStream.range(0, SweepSpec.MAX_RUN_COUNT).boxed().toList(),
                List.of(0L),
                5120,
                1,
                null,
                100,
                1,
                Recipe.DEFAULT,
                0);
    }

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget("stream-spec", DECLARED, () -> seeds(STREAM_SPECS), RequestTargets::stream),
                new FuzzTarget("run-request", DECLARED, () -> seeds(RUN_SPECS), RequestTargets::run),
                new FuzzTarget("sweep-request", DECLARED, () -> seeds(SWEEP_SPECS), RequestTargets::sweep));
    }

    /** Returns each message as it is and as encoded bytes, on each stream. */
    private static List<byte[]> seeds(List<? extends Message> messages) {
        List<byte[]> seeds = new ArrayList<>();
        for (byte stream = 0; stream < STREAMS.size(); stream++) {
            for (byte i = 0; i < messages.size(); i++) {
                seeds.add(new byte[] {stream, i});
                seeds.add(ByteString.copyFrom(new byte[] {stream, (byte) messages.size()})
                        .concat(messages.get(i).toByteString())
                        .toByteArray());
            }
        }
        return seeds;
    }

    private static void stream(byte[] input) throws InvalidProtocolBufferException {
        ByteSource source = new ByteSource(input);
        source.next();
        ventral.type.v1.StreamSpec message = MessageEditor.edit(STREAM_SPECS, source);
        StreamSpec spec = RequestFields.parse("stream.spec", () -> SpecMapper.fromWire(message));
        require(SpecMapper.fromWire(SpecMapper.toWire(spec)).equals(spec));
    }

    private static void run(byte[] input) throws InvalidProtocolBufferException {
        ByteSource source = new ByteSource(input);
        StreamSpec stream = source.oneOf(STREAMS);
        RunSpec spec =
                RequestPlanner.plan(RunMapper.toRequest(MessageEditor.edit(RUN_SPECS, source), "run.spec"), stream);
        require(spec.checkpoints(stream.batchSize()).last() == spec.totalImageCount());
        require(SpecMapper.fromWire(SpecMapper.toWire(spec)).equals(spec));
    }

    private static void sweep(byte[] input) throws InvalidProtocolBufferException {
        ByteSource source = new ByteSource(input);
        StreamSpec stream = source.oneOf(STREAMS);
        SweepSpec spec = RequestPlanner.plan(
                SweepMapper.toRequest(MessageEditor.edit(SWEEP_SPECS, source), "sweep.spec"), stream);
        List<RunSpec> runs = List.copyOf(spec.runs(new SweepName("w1")).values());
        long checkpoints = CheckpointCounter.count(runs, stream.batchSize());
        require(runs.size() == spec.runCount() && checkpoints >= runs.size());
        require(SpecMapper.fromWire(SpecMapper.toWire(spec)).equals(spec));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("a spec that was accepted is not consistent");
        }
    }
}
