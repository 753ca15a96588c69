package ventral.render.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import ventral.contract.fencing.FencingToken;
import ventral.contract.fencing.LateRowFilter;
import ventral.contract.name.RunName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.RunStatus;
import ventral.platform.kafka.LiveTable;
import ventral.render.schedule.LiveRuns;
import ventral.render.schedule.StreamScheduler;
import ventral.type.v1.RunState;

/**
 * Follows the progress of the runs, which paces unbounded streams. Late statuses of former owners are skipped. So is a
 * record that cannot be decoded, which is reported; the gateway copies it to the dead-letter topic.
 */
@ApplicationScoped
public class RunProgressConsumer {

    private final LiveRuns runs;
    private final StreamScheduler loop;
    private final LateRowFilter filter = new LateRowFilter();
    private final LiveTable.UndecodableRecordListener undecodable;

    public RunProgressConsumer(LiveRuns runs, StreamScheduler loop, LiveTable.UndecodableRecordListener undecodable) {
        this.runs = runs;
        this.loop = loop;
        this.undecodable = undecodable;
    }

    /** Decodes a record and applies it. */
    private interface RecordHandler {

        void handle(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException;
    }

    @Incoming("run-intents")
    public void onIntent(ConsumerRecord<String, byte[]> row) {
        handleOrSkip(row, this::applyIntent);
    }

    @Incoming("run-statuses")
    public void onStatus(ConsumerRecord<String, byte[]> row) {
        handleOrSkip(row, this::applyStatus);
    }

    private void handleOrSkip(ConsumerRecord<String, byte[]> row, RecordHandler handler) {
        try {
            handler.handle(row);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            undecodable.onUndecodable(row, String.valueOf(e.getMessage()));
            return;
        }
        loop.retryDeferred();
    }

    private void applyIntent(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        RunName run = RunName.parse(row.key());
        if (row.value() == null) {
            runs.remove(run);
        } else {
            RunSpec spec =
                    SpecMapper.fromWire(Topics.RUN_INTENTS.decode(row.value()).getSpec());
            runs.register(run, spec.stream(), spec.recipe().heldOutImageCount(), spec.imageCount());
        }
    }

    private void applyStatus(ConsumerRecord<String, byte[]> row) throws InvalidProtocolBufferException {
        RunName run = RunName.parse(row.key());
        RunStatus status;
        if (row.value() == null) {
            status = RunStatus.getDefaultInstance();
            filter.forget(row.key());
        } else {
            status = Topics.RUN_STATUSES.decode(row.value());
            if (filter.isLate(row.key(), token(status))) {
                return;
            }
        }
        if (status.getState() == RunState.RUN_STATE_RUNNING) {
            runs.updateProgress(run, status.getSeenImageCount());
        } else {
            runs.markInactive(run);
        }
    }

    private static FencingToken token(RunStatus status) {
        return new FencingToken(status.getOwnerEpoch(), status.getOwnerId(), status.getOwnerSequence());
    }
}
