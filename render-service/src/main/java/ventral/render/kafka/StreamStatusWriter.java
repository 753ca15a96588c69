package ventral.render.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.LiveTable;
import ventral.platform.kafka.LiveTables;
import ventral.render.stream.StreamProgress;

/** Writes the table of stream statuses. A status that the table already holds is not written again. */
@ApplicationScoped
public class StreamStatusWriter implements Consumer<StreamProgress> {

    private static final Logger LOG = Logger.getLogger(StreamStatusWriter.class);

    private final LiveTable<StreamStatus> table;
    private final Clock clock;

    /** True until the table is read, and again once another renderer may have written to it. */
    private final AtomicBoolean stale = new AtomicBoolean(true);

    @Inject
    public StreamStatusWriter(
            @Channel("stream-statuses") Emitter<Record<String, byte[]>> statuses,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock) {
        this(
                LiveTables.of(kafka)
                        .open(Topics.STREAM_STATUSES, (stream, status) -> statuses.send(Record.of(stream, status))),
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
        if (isInTable(status)) {
            return;
        }
        log(progress);
        table.put(status.toBuilder()
                .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                .build());
    }

    private void refreshIfStale() {
        if (!stale.getAndSet(false)) { // cleared first, so that an invalidation during the refresh is kept
            return;
        }
        try {
            BrokerCalls.run("the table of streams", table::refresh);
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
