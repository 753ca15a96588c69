package ventral.contract.topic;

import static ventral.contract.topic.Topic.Kind.LOG;
import static ventral.contract.topic.Topic.Kind.TABLE;

import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.events.v1.BenchmarkStatus;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.ReferenceScored;
import ventral.events.v1.RunIntent;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.events.v1.ScoringTask;
import ventral.events.v1.StreamIntent;
import ventral.events.v1.StreamStatus;
import ventral.events.v1.SweepIntent;

/** Lists every topic of the system. Each has one writer, see {@code docs/topics.md}. */
public final class Topics {

    /**
     * Number of partitions of topics that distribute work: this many renderers, trainers or scorers can be busy at
     * once.
     */
    private static final int SHARED = 12;

    /** Number of partitions of every image log: this many renderers can work on one stream at once. */
    public static final int IMAGE_LOG_PARTITIONS = 4;

    public static final Topic<StreamIntent> STREAM_INTENTS =
            new Topic<>("stream-intents", TABLE, SHARED, StreamIntent::getStream, StreamIntent.parser());
    public static final Topic<RunIntent> RUN_INTENTS =
            new Topic<>("run-intents", TABLE, SHARED, RunIntent::getRun, RunIntent.parser());
    public static final Topic<SweepIntent> SWEEP_INTENTS =
            new Topic<>("sweep-intents", TABLE, 1, SweepIntent::getSweep, SweepIntent.parser());
    public static final Topic<StreamStatus> STREAM_STATUSES =
            new Topic<>("stream-statuses", TABLE, 1, StreamStatus::getStream, StreamStatus.parser());
    public static final Topic<RunStatus> RUN_STATUSES =
            new Topic<>("run-statuses", TABLE, 1, RunStatus::getRun, RunStatus.parser());
    public static final Topic<CheckpointWritten> CHECKPOINTS =
            new Topic<>("checkpoints", TABLE, SHARED, CheckpointWritten::getCheckpoint, CheckpointWritten.parser());
    public static final Topic<RunSaved> RESUME_POINTS =
            new Topic<>("resume-points", TABLE, 1, RunSaved::getRun, RunSaved.parser());
    public static final Topic<CheckpointScored> SCORES =
            new Topic<>("scores", TABLE, 1, CheckpointScored::getScore, CheckpointScored.parser());
    public static final Topic<ReferenceScored> REFERENCE_SCORES =
            new Topic<>("reference-scores", TABLE, 1, ReferenceScored::getScore, ReferenceScored.parser());
    public static final Topic<ScoringTask> SCORING_TASKS =
            new Topic<>("scoring-tasks", TABLE, SHARED, ScoringTask::getScore, ScoringTask.parser());
    public static final Topic<BenchmarkStatus> BENCHMARKS =
            new Topic<>("benchmarks", TABLE, 1, BenchmarkStatus::getBenchmark, BenchmarkStatus.parser());

    private Topics() {}

    /** Returns the image log of one stream. {@link ImageBatchPartition} is the partition of each batch. */
    public static Topic<ImageBatch> imageBatches(StreamName stream) {
        return new Topic<>(
                "image-batches." + stream.id(), LOG, IMAGE_LOG_PARTITIONS, ImageBatch::getStream, ImageBatch.parser());
    }
}
