package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.RunIntent;
import ventral.events.v1.RunStatus;
import ventral.platform.tracing.Tracer;
import ventral.render.schedule.LiveRuns;
import ventral.render.schedule.PartitionAssignment;
import ventral.render.schedule.StreamReconciler;
import ventral.render.schedule.StreamScheduler;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;
import ventral.type.v1.RunState;

class RunProgressConsumerTest {

    private static final String RUN = "runs/r";
    private static final StreamName STREAM = new StreamName("s");
    private static final byte[] TORN = {-1, -1, -1};

    private final LiveRuns runs = new LiveRuns();
    private final List<String> undecodable = new ArrayList<>();
    private final RunProgressConsumer consumer =
            new RunProgressConsumer(runs, scheduler(), (row, cause) -> undecodable.add(row.topic() + " " + row.key()));

    @Test
    void a_record_that_cannot_be_decoded_is_reported_and_skipped() {
        consumer.onIntent(row(Topics.RUN_INTENTS, RUN, TORN));
        consumer.onIntent(row(Topics.RUN_INTENTS, "what is this", null));
        consumer.onIntent(
                row(Topics.RUN_INTENTS, RUN, RunIntent.getDefaultInstance().toByteArray()));
        consumer.onStatus(row(Topics.RUN_STATUSES, RUN, TORN));
        assertThat(undecodable)
                .containsExactly(
                        "run-intents runs/r", "run-intents what is this", "run-intents runs/r", "run-statuses runs/r");
    }

    @Test
    void intents_statuses_and_deletions_are_applied() {
        RunSpec spec = new RunSpec(STREAM, Objective.parse("distance"), 6400, 1, 0, 2, null);
        RunIntent intent = RunIntent.newBuilder()
                .setRun(RUN)
                .setSpec(SpecMapper.toWire(spec))
                .build();
        RunStatus status = RunStatus.newBuilder()
                .setRun(RUN)
                .setState(RunState.RUN_STATE_RUNNING)
                .build();
        consumer.onIntent(row(Topics.RUN_INTENTS, RUN, intent.toByteArray()));
        consumer.onStatus(row(Topics.RUN_STATUSES, RUN, status.toByteArray()));
        consumer.onStatus(row(Topics.RUN_STATUSES, RUN, null));
        consumer.onIntent(row(Topics.RUN_INTENTS, RUN, null));
        assertThat(undecodable).isEmpty();
    }

    @Test
    void a_late_status_of_a_former_owner_paces_no_stream() {
        runs.register(RunName.parse(RUN), STREAM, 0, 640);
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(2, RunState.RUN_STATE_RUNNING, 320).toByteArray()));
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(1, RunState.RUN_STATE_RUNNING, 64).toByteArray()));
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(320);
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(2, RunState.RUN_STATE_SUCCEEDED, 640).toByteArray()));
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(1, RunState.RUN_STATE_RUNNING, 64).toByteArray()));
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_status_after_a_deleted_one_counts_whatever_its_epoch() {
        runs.register(RunName.parse(RUN), STREAM, 0, 640);
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(2, RunState.RUN_STATE_RUNNING, 320).toByteArray()));
        consumer.onStatus(row(Topics.RUN_STATUSES, RUN, null));
        assertThat(runs.passedImageCount(STREAM)).isZero();
        consumer.onStatus(row(
                Topics.RUN_STATUSES,
                RUN,
                status(1, RunState.RUN_STATE_RUNNING, 64).toByteArray()));
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
    }

    private StreamScheduler scheduler() {
        InMemoryImageLogs logs = new InMemoryImageLogs(Topics.IMAGE_LOG_PARTITIONS);
        return new StreamScheduler(
                new PartitionAssignment(Topics.STREAM_INTENTS.partitionCount(), Topics.IMAGE_LOG_PARTITIONS),
                logs,
                new StreamReconciler(
                        new SmallSceneFactory("objects"),
                        logs,
                        runs,
                        1,
                        () -> Duration.ZERO,
                        new RecordingStreamStatuses(progress -> {}),
                        Tracer.NONE));
    }

    private static ConsumerRecord<String, byte[]> row(Topic<?> topic, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic.name(), 0, 0, key, value);
    }

    private static RunStatus status(long epoch, RunState state, long seenImageCount) {
        return RunStatus.newBuilder()
                .setRun(RUN)
                .setOwnerEpoch(epoch)
                .setState(state)
                .setSeenImageCount(seenImageCount)
                .build();
    }
}
