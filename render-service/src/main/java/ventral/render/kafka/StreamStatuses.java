package ventral.render.kafka;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Latents;
import ventral.contract.wire.Timestamps;
import ventral.events.v1.StreamStatus;
import ventral.render.stream.StreamProgress;
import ventral.type.v1.StreamState;

/** Writes the table of stream statuses. */
@ApplicationScoped
public class StreamStatuses implements Consumer<StreamProgress> {

    private static final Logger LOG = Logger.getLogger(StreamStatuses.class);

    private final Emitter<Record<String, byte[]>> statuses;
    private final Clock clock;

    public StreamStatuses(@Channel("stream-statuses") Emitter<Record<String, byte[]>> statuses, Clock clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public void accept(StreamProgress progress) {
        LOG.debugf("%s %s %d", progress.stream(), progress.state(), progress.renderedImageCount());
        switch (progress.state()) {
            case RENDERING -> {}
            case SUCCEEDED -> LOG.infof("%s SUCCEEDED %d images", progress.stream(), progress.renderedImageCount());
            case FAILED ->
                LOG.errorf("%s FAILED %s", progress.stream(), progress.error().orElse(""));
        }
        StreamStatus message = message(progress);
        statuses.send(Record.of(message.getStream(), Topics.STREAM_STATUSES.encode(message)))
                .toCompletableFuture()
                .join();
    }

    private StreamStatus message(StreamProgress progress) {
        StreamStatus.Builder status = StreamStatus.newBuilder()
                .setStream(progress.stream().toString())
                .setState(
                        switch (progress.state()) {
                            case RENDERING -> StreamState.STREAM_STATE_RENDERING;
                            case SUCCEEDED -> StreamState.STREAM_STATE_SUCCEEDED;
                            case FAILED -> StreamState.STREAM_STATE_FAILED;
                        })
                .setRenderedImageCount(progress.renderedImageCount())
                .setUpdateTime(Timestamps.toWire(clock.instant()));
        progress.latentSpace().ifPresent(space -> status.setLatentSpace(Latents.toWire(space)));
        progress.error()
                .ifPresent(error -> status.setError(
                        Status.newBuilder().setCode(Code.INTERNAL_VALUE).setMessage(error)));
        return status.build();
    }
}
