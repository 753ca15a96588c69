package ventral.render.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.StreamStatus;
import ventral.platform.kafka.TableReader;
import ventral.render.stream.StreamProgress;

/** Writes the table of stream statuses. A status that the table already holds is not written again. */
@ApplicationScoped
public class StreamStatusWriter implements Consumer<StreamProgress> {

    private static final Logger LOG = Logger.getLogger(StreamStatusWriter.class);

    private final Emitter<Record<String, byte[]>> statuses;
    private final TableReader tables;
    private final Clock clock;

    /** Statuses by stream, without their times; null until the table is read. */
    private volatile @Nullable Map<String, StreamStatus> table;

    public StreamStatusWriter(
            @Channel("stream-statuses") Emitter<Record<String, byte[]>> statuses,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock) {
        this.statuses = statuses;
        this.tables = new TableReader(kafka);
        this.clock = clock;
    }

    /**
     * Invalidates the cached table, because another renderer may have written statuses. May be called on any thread.
     */
    void invalidate() {
        table = null;
    }

    /**
     * Writes a stream's status if it differs from the one in the table.
     *
     * @throws ventral.render.stream.StoreUnavailableException if the table cannot be reached now
     */
    @Override
    public void accept(StreamProgress progress) {
        StreamStatus message = StreamStatusMessage.of(progress);
        if (message.equals(table().put(message.getStream(), message))) {
            return;
        }
        log(progress);
        byte[] record = Topics.STREAM_STATUSES.encode(message.toBuilder()
                .setUpdateTime(TimestampMapper.toWire(clock.instant()))
                .build());
        statuses.send(Record.of(message.getStream(), record))
                .toCompletableFuture()
                .join();
    }

    private Map<String, StreamStatus> table() {
        Map<String, StreamStatus> known = table;
        if (known == null) {
            Map<String, StreamStatus> read = new HashMap<>();
            BrokerCalls.call("the table of streams", () -> tables.read(Topics.STREAM_STATUSES))
                    .forEach((stream, status) -> read.put(
                            stream, status.toBuilder().clearUpdateTime().build()));
            table = read;
            known = read;
        }
        return known;
    }

    private static void log(StreamProgress progress) {
        switch (progress.state()) {
            case RENDERING, WAITING ->
                LOG.debugf("%s %s %d images", progress.stream(), progress.state(), progress.renderedImageCount());
            case SUCCEEDED, PAUSED, DELETED ->
                LOG.infof("%s %s %d images", progress.stream(), progress.state(), progress.renderedImageCount());
            case FAILED ->
                LOG.errorf("%s FAILED %s", progress.stream(), progress.error().orElse(""));
        }
    }
}
