package ventral.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.util.List;
import java.util.function.UnaryOperator;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.ReferenceScored;
import ventral.events.v1.RunIntent;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.events.v1.ScoringTask;
import ventral.events.v1.StreamIntent;
import ventral.events.v1.StreamStatus;
import ventral.events.v1.SweepIntent;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.Region;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/**
 * Samples of every table. The valid ones cause little work: streams are paused, runs and sweeps cancelled, benchmarks
 * absent, and checkpoints are of a network that no scorer knows.
 */
final class TableSamples {

    /** The number of an enum constant that this version does not know. */
    static final int UNKNOWN = 99;

    /** A string with the character NUL. */
    static final String NUL = "a\0b";

    private static final Timestamp FAR =
            Timestamp.newBuilder().setSeconds(1_000_000_000_000_000L).build();
    private static final String STREAM = "streams/damaged";
    private static final UnaryOperator<String> OF_STREAM = "streams/%s"::formatted;
    private static final UnaryOperator<String> OF_RUN = "runs/%s"::formatted;
    private static final UnaryOperator<String> OF_SCORE = "runs/%s/checkpoints/0/scores/damaged"::formatted;

    private TableSamples() {}

    static List<TopicSamples<?>> all() {
        return List.of(
                streamIntents(),
                runIntents(),
                sweepIntents(),
                streamStatuses(),
                runStatuses(),
                checkpoints(),
                resumePoints(),
                scores(),
                referenceScores(),
                scoringTasks(),
                benchmarks());
    }

    private static TopicSamples<StreamIntent.Builder> streamIntents() {
        return new TopicSamples<>(
                Topics.STREAM_INTENTS,
                OF_STREAM,
                name -> StreamIntent.newBuilder()
                        .setStream(name)
                        .setSpec(SpecMapper.toWire(StreamSpec.rendered(0, 1024, 32, 32)))
                        .setPaused(true),
                intent -> intent.getSpecBuilder().setEncodingValue(UNKNOWN),
                intent -> intent.setCreateTime(FAR),
                intent -> intent.getSpecBuilder().getScenesBuilder().setLibrary(NUL));
    }

    private static TopicSamples<RunIntent.Builder> runIntents() {
        return new TopicSamples<>(
                Topics.RUN_INTENTS,
                OF_RUN,
                name -> RunIntent.newBuilder().setRun(name).setSpec(runSpec()).setCancelled(true),
                intent -> intent.getSpecBuilder().getRecipeBuilder().setNetworkValue(UNKNOWN),
                intent -> intent.setCreateTime(FAR),
                intent -> intent.getSpecBuilder().setStream(STREAM + NUL));
    }

    private static TopicSamples<SweepIntent.Builder> sweepIntents() {
        SweepSpec spec = new SweepSpec(
                StreamName.parse(STREAM), List.of(Objective.parse("distance")), List.of(6400L), List.of(0L), 1, 1);
        return new TopicSamples<>(
                Topics.SWEEP_INTENTS,
                "sweeps/%s"::formatted,
                name -> SweepIntent.newBuilder()
                        .setSweep(name)
                        .setSpec(SpecMapper.toWire(spec))
                        .setCancelled(true),
                intent -> intent.getSpecBuilder().getRecipeBuilder().setNetworkValue(UNKNOWN),
                intent -> intent.setCreateTime(FAR),
                intent -> intent.getSpecBuilder().setStream(STREAM + NUL));
    }

    private static TopicSamples<StreamStatus.Builder> streamStatuses() {
        return new TopicSamples<>(
                Topics.STREAM_STATUSES,
                OF_STREAM,
                name -> StreamStatus.newBuilder().setStream(name).setState(StreamState.STREAM_STATE_PAUSED),
                status -> status.setStateValue(UNKNOWN),
                status -> status.setUpdateTime(FAR),
                status -> status.getErrorBuilder().setMessage(NUL));
    }

    private static TopicSamples<RunStatus.Builder> runStatuses() {
        return new TopicSamples<>(
                Topics.RUN_STATUSES,
                OF_RUN,
                name -> RunStatus.newBuilder().setRun(name).setState(RunState.RUN_STATE_CANCELLED),
                status -> status.setStateValue(UNKNOWN),
                status -> status.setUpdateTime(FAR),
                status -> status.setDevice(NUL));
    }

    private static TopicSamples<CheckpointWritten.Builder> checkpoints() {
        return new TopicSamples<>(
                Topics.CHECKPOINTS,
                "runs/%s/checkpoints/0"::formatted,
                TableSamples::checkpoint,
                TableSamples::setUnknownEnum,
                checkpoint -> checkpoint.setCreateTime(FAR),
                checkpoint -> checkpoint.getWeightsBuilder().setUri("file:///" + NUL));
    }

    private static TopicSamples<RunSaved.Builder> resumePoints() {
        return new TopicSamples<>(
                Topics.RESUME_POINTS,
                OF_RUN,
                name -> RunSaved.newBuilder().setRun(name).setState(checkpoint(name + "/checkpoints/0")),
                saved -> setUnknownEnum(saved.getStateBuilder()),
                saved -> saved.getStateBuilder().setCreateTime(FAR),
                saved -> saved.getStateBuilder().getWeightsBuilder().setUri("file:///" + NUL));
    }

    private static TopicSamples<CheckpointScored.Builder> scores() {
        return new TopicSamples<>(
                Topics.SCORES,
                OF_SCORE,
                name -> CheckpointScored.newBuilder()
                        .setScore(name)
                        .setRunSpec(runSpec())
                        .setRegion(Region.REGION_V4)
                        .setMetric("pls")
                        .setLayer("layer4"),
                score -> score.setRegionValue(UNKNOWN),
                score -> score.setCreateTime(FAR),
                score -> score.setLayer(NUL));
    }

    private static TopicSamples<ReferenceScored.Builder> referenceScores() {
        return new TopicSamples<>(
                Topics.REFERENCE_SCORES,
                "references/%s/scores/damaged"::formatted,
                name -> ReferenceScored.newBuilder()
                        .setScore(name)
                        .setDisplayName("damaged")
                        .setSha256(digest())
                        .setRegion(Region.REGION_V4)
                        .setMetric("pls")
                        .setLayer("layer4"),
                score -> score.setRegionValue(UNKNOWN),
                score -> score.setCreateTime(FAR),
                score -> score.setDisplayName(NUL));
    }

    private static TopicSamples<ScoringTask.Builder> scoringTasks() {
        return new TopicSamples<>(
                Topics.SCORING_TASKS,
                OF_SCORE,
                name -> ScoringTask.newBuilder()
                        .setScore(name)
                        .setCheckpoint(checkpoint(name.replaceFirst("/scores/.*", "")))
                        .setBenchmarkVersion(1),
                task -> setUnknownEnum(task.getCheckpointBuilder()),
                task -> task.getCheckpointBuilder().setCreateTime(FAR),
                task -> task.setScore(task.getScore() + NUL));
    }

    private static TopicSamples<BenchmarkStatus.Builder> benchmarks() {
        return new TopicSamples<>(
                Topics.BENCHMARKS,
                "benchmarks/%s"::formatted,
                name -> BenchmarkStatus.newBuilder()
                        .setBenchmark(name)
                        .setState(BenchmarkState.BENCHMARK_STATE_ABSENT)
                        .setRegion(Region.REGION_V4)
                        .setMetric("pls")
                        .setVersion(1),
                status -> status.setStateValue(UNKNOWN),
                status -> status.setUpdateTime(FAR),
                status -> status.setCitation(NUL));
    }

    private static CheckpointWritten.Builder checkpoint(String name) {
        Artifact artifact = Artifact.newBuilder()
                .setUri("file:///damaged.safetensors")
                .setSha256(digest())
                .setSizeBytes(1)
                .build();
        return CheckpointWritten.newBuilder()
                .setCheckpoint(name)
                .setRunSpec(runSpec())
                .setWeights(artifact)
                .setOptimiser(artifact)
                .setImageSize(32)
                .setNetwork("damaged");
    }

    /** Sets an enum that the gateway and the trainer read, and one that the scorer reads. */
    private static void setUnknownEnum(CheckpointWritten.Builder checkpoint) {
        checkpoint.getValidationBuilder().addLatentsBuilder().setLatentValue(UNKNOWN);
        checkpoint.getRunSpecBuilder().getRecipeBuilder().setNetworkValue(UNKNOWN);
    }

    private static ventral.type.v1.RunSpec runSpec() {
        return SpecMapper.toWire(
                new RunSpec(StreamName.parse(STREAM), Objective.parse("distance"), 6400, 1, 0, 2, null));
    }

    private static ByteString digest() {
        return ByteString.copyFrom(new byte[32]);
    }
}
