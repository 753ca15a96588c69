package ventral.render.kafka;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.Status;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.StreamStatus;
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
        progress.latentSpace().ifPresent(space -> status.setLatentSpace(LatentMapper.toWire(space)));
        progress.digest().ifPresent(digest -> status.setStreamDigest(ByteString.copyFrom(digest.bytes())));
        progress.error()
                .ifPresent(error -> status.setError(
                        Status.newBuilder().setCode(Code.INTERNAL_VALUE).setMessage(error)));
        return status.build();
    }
}
