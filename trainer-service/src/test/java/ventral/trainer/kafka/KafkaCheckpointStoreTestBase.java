package ventral.trainer.kafka;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.contract.validation.LatentAccuracy.RegressionAccuracy;
import ventral.contract.validation.Validation;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.platform.tensor.Tensor;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryArtifactStore;

/** Opens stores of checkpoints whose tables and artifacts are in memory. */
abstract class KafkaCheckpointStoreTestBase {

    static final Instant NOW = Instant.ofEpochSecond(1000);

    final InMemoryTopic<RunStatus> statuses = new InMemoryTopic<>(Topics.RUN_STATUSES);
    final InMemoryTopic<CheckpointWritten> checkpoints = new InMemoryTopic<>(Topics.CHECKPOINTS);
    final InMemoryTopic<RunSaved> resumePoints = new InMemoryTopic<>(Topics.RESUME_POINTS);
    final InMemoryArtifactStore artifacts = new InMemoryArtifactStore();
    long openedCount;
    final KafkaCheckpointStore store = openStore();

    /** Opens the store of a trainer that takes the runs over. */
    KafkaCheckpointStore openStore() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RunTables tables = new RunTables(
                statuses.open(RunTables.STATUS_RULES),
                checkpoints.open(RunTables.CHECKPOINT_RULES),
                resumePoints.open(RunTables.RESUME_POINT_RULES));
        openedCount++;
        KafkaRunFence fence = new KafkaRunFence(tables, openedCount, clock);
        fence.takeOver(List.of(new RunName("r"), new RunName("other")));
        return new KafkaCheckpointStore(tables, fence, artifacts, run -> artifacts.forOwner(run.id()), clock);
    }

    static OwnedRun run(String id, int assignment) {
        RunSpec spec = new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null);
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, assignment);
    }

    static SavedRun state(SavedRun.Kind kind, long seenImageCount, long weight, long stepCount) {
        return new SavedRun(
                kind,
                seenImageCount,
                new StreamPosition(0, seenImageCount / 8),
                new DataFingerprint(8, "ab".repeat(32)),
                new Validation(
                        seenImageCount, 80, .5, Map.of(Latent.DISTANCE, new RegressionAccuracy(.25, .125)), null),
                tensors(weight),
                ChecksumLearner.named("step_count", stepCount),
                null);
    }

    static SortedMap<String, Tensor> tensors(long weight) {
        return ChecksumLearner.named("weight", weight);
    }
}
