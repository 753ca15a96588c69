package ventral.gateway.grpc;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import ventral.api.v1.Stream;
import ventral.contract.wire.Latents;
import ventral.contract.wire.Specs;
import ventral.contract.wire.Timestamps;
import ventral.type.v1.StreamState;

/** Converts streams to messages of the API. */
final class StreamMessages {

    private StreamMessages() {}

    static Stream toWire(ventral.gateway.ledger.Stream stream) {
        var progress = stream.progress();
        var message = Stream.newBuilder()
                .setName(stream.name().toString())
                .setSpec(Specs.toWire(stream.spec()))
                .setState(StreamState.valueOf("STREAM_STATE_" + stream.state().name()))
                .setRenderedImageCount(progress.renderedImageCount())
                .setCreateTime(Timestamps.toWire(stream.createTime()))
                .setUpdateTime(Timestamps.toWire(progress.updateTime().orElse(stream.createTime())));
        message.setDigest(ByteString.copyFrom(HexFormat.of().parseHex(progress.digest())));
        progress.latentSpace().map(Latents::toWire).ifPresent(message::setLatentSpace);
        progress.error().map(Failures::toWire).ifPresent(message::setError);
        return message.build();
    }
}
