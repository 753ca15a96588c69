package ventral.render.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamStatuses;
import ventral.service.kafka.ChannelRecordSender;

/**
 * Writes the table of stream statuses. A status that the table already holds is not written again. One thread reports;
 * other threads may call {@link #invalidate}.
 */
@ApplicationScoped
public class StreamStatusWriter implements StreamStatuses {

    private static final Logger LOG = Logger.getLogger(StreamStatusWriter.class);

    private final LiveTable<StreamStatus> table;
    private final Clock clock;

    /** True until the table is read, and again once another renderer may have written to it. */
    private final AtomicBoolean stale = new AtomicBoolean(true);

    /** The rows with errors that the table held when it was last refreshed after an invalidation. */
    private final Map<String, StreamStatus> formerErrors = new HashMap<>();

    /** The errors that this renderer wrote last. */
    private final Map<String, StreamStatus> ownErrors = new HashMap<>();

    @Inject
    public StreamStatusWriter(
            @Channel("stream-statuses") Emitter<Record<String, byte[]>> statuses,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveTable.UndecodableRecordListener undecodable,
            Clock clock) {
        this(
                LiveTables.of(kafka)
                        .notifying(undecodable)
                        .open(Topics.STREAM_STATUSES, ChannelRecordSender.of(statuses)),
                clock);
    }

    StreamStatusWriter(LiveTable<StreamStatus> table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Makes the next write refresh the table, because another renderer may have written statuses. May be called on any
     * thread.
     */
    void invalidate() {
        stale.set(true);
    }

    /**
     * Writes a stream's status if it differs from the one in the table.
     *
     * @throws ventral.render.stream.StoreUnavailableException if the table cannot be reached now
     */
    @Override
    public void accept(StreamProgress progress) {
        refreshIfStale();
        StreamStatus status = StreamStatusMessage.of(progress);
        if (status.hasError()) {
            refresh(); // another renderer may have overwritten the error
        }
        if (isInTable(status)) {
            return;
        }
        log(progress);
        StreamStatus row = status.toBuilder()
                .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                .build();
        table.put(row);
        if (row.hasError()) {
            ownErrors.put(row.getStream(), row);
        } else {
            ownErrors.remove(row.getStream());
        }
    }

    @Override
    public boolean hasErrorElsewhere(StreamName stream) {
        refreshIfStale();
        refresh();
        String key = stream.toString();
        return table.get(key)
                .filter(StreamStatus::hasError)
                .filter(row -> !row.equals(formerErrors.get(key)) && !row.equals(ownErrors.get(key)))
                .isPresent();
    }

    private void refresh() {
        BrokerCalls.run("the table of streams", table::refresh);
    }

    private void refreshIfStale() {
        if (!stale.getAndSet(false)) { // cleared first, so that an invalidation during the refresh is kept
            return;
        }
        try {
            refresh();
            formerErrors.clear();
            table.rows(StreamStatus::hasError).forEach(row -> formerErrors.put(row.getStream(), row));
        } catch (RuntimeException e) {
            stale.set(true);
            throw e;
        }
    }

    private boolean isInTable(StreamStatus status) {
        return table.get(status.getStream())
                .map(row -> row.toBuilder().clearUpdateTime().build())
                .filter(status::equals)
                .isPresent();
    }

    @PreDestroy
    void close() {
        table.close();
    }

    private static void log(StreamProgress progress) {
        if (progress.error() != null && progress.state() != StreamProgress.State.FAILED) {
            LOG.warnf("%s %s %s", progress.stream(), progress.state(), progress.error());
            return;
        }
        switch (progress.state()) {
            case RENDERING, WAITING ->
                LOG.debugf("%s %s %d images", progress.stream(), progress.state(), progress.renderedImageCount());
            case SUCCEEDED, PAUSED, DELETED ->
                LOG.infof("%s %s %d images", progress.stream(), progress.state(), progress.renderedImageCount());
            case FAILED ->
                LOG.errorf("%s FAILED %s", progress.stream(), Objects.requireNonNullElse(progress.error(), ""));
        }
    }
}
