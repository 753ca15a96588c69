package ventral.render.kafka;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.Status;
import ventral.contract.latent.LatentSpace;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.StreamStatus;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamProgress;
import ventral.type.v1.StreamState;

/** Builds the protobuf message of a stream's status, without its time. */
final class StreamStatusMessage {

    private StreamStatusMessage() {}

    static StreamStatus of(StreamProgress progress) {
        StreamStatus.Builder status = StreamStatus.newBuilder()
                .setStream(progress.stream().toString())
                .setState(
                        switch (progress.state()) {
                            case RENDERING -> StreamState.STREAM_STATE_RENDERING;
                            case WAITING -> StreamState.STREAM_STATE_WAITING;
                            case PAUSED -> StreamState.STREAM_STATE_PAUSED;
                            case DELETED -> StreamState.STREAM_STATE_DELETED;
                            case SUCCEEDED -> StreamState.STREAM_STATE_SUCCEEDED;
                            case FAILED -> StreamState.STREAM_STATE_FAILED;
                        })
                .setRenderedImageCount(progress.renderedImageCount());
        LatentSpace space = progress.latentSpace();
        if (space != null) {
            status.setLatentSpace(LatentMapper.toWire(space));
        }
        StreamDigest digest = progress.digest();
        if (digest != null) {
            status.setStreamDigest(ByteString.copyFrom(digest.bytes()));
        }
        String error = progress.error();
        if (error != null) {
            int code = progress.state() == StreamProgress.State.FAILED ? Code.INTERNAL_VALUE : Code.UNAVAILABLE_VALUE;
            status.setError(Status.newBuilder().setCode(code).setMessage(error));
        }
        return status.build();
    }
}
