package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.events.v1.RunStatus;
import ventral.render.schedule.LiveRuns;
import ventral.render.schedule.PartitionAssignment;
import ventral.render.schedule.StreamReconciler;
import ventral.render.schedule.StreamScheduler;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.RecordingStreamStatuses;
import ventral.render.testing.SmallSceneFactory;
import ventral.type.v1.RunState;

class RunProgressConsumerTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final RunName RUN = new RunName("r");

    private final LiveRuns runs = new LiveRuns();
    private final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    private final RunProgressConsumer consumer = new RunProgressConsumer(
            runs,
            new StreamScheduler(
                    new PartitionAssignment(4, 4),
                    logs,
                    new StreamReconciler(
                            new SmallSceneFactory("objects"),
                            logs,
                            runs,
                            6,
                            () -> Duration.ZERO,
                            new RecordingStreamStatuses(progress -> {}))));

    @Test
    void a_late_status_of_a_former_owner_paces_no_stream() throws InvalidProtocolBufferException {
        runs.register(RUN, STREAM, 0, 640);
        consumer.onStatus(row(status(2, RunState.RUN_STATE_RUNNING, 320)));
        consumer.onStatus(row(status(1, RunState.RUN_STATE_RUNNING, 64)));
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(320);
        consumer.onStatus(row(status(2, RunState.RUN_STATE_SUCCEEDED, 640)));
        consumer.onStatus(row(status(1, RunState.RUN_STATE_RUNNING, 64)));
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_status_after_a_deleted_one_counts_whatever_its_epoch() throws InvalidProtocolBufferException {
        runs.register(RUN, STREAM, 0, 640);
        consumer.onStatus(row(status(2, RunState.RUN_STATE_RUNNING, 320)));
        consumer.onStatus(row(null));
        assertThat(runs.passedImageCount(STREAM)).isZero();
        consumer.onStatus(row(status(1, RunState.RUN_STATE_RUNNING, 64)));
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
    }

    private static ConsumerRecord<String, byte[]> row(@Nullable RunStatus status) {
        return new ConsumerRecord<>(
                Topics.RUN_STATUSES.name(),
                0,
                0,
                RUN.toString(),
                status == null ? null : Topics.RUN_STATUSES.encode(status));
    }

    private static RunStatus status(long epoch, RunState state, long seenImageCount) {
        return RunStatus.newBuilder()
                .setRun(RUN.toString())
                .setOwnerEpoch(epoch)
                .setState(state)
                .setSeenImageCount(seenImageCount)
                .build();
    }
}
