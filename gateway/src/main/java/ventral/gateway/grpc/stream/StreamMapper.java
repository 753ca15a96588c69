package ventral.gateway.grpc.stream;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import ventral.api.v1.Stream;
import ventral.contract.wire.LatentMapper;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.gateway.grpc.FailureMapper;
import ventral.type.v1.StreamState;

/** Converts streams to messages of the API. */
final class StreamMapper {

    private StreamMapper() {}

    static Stream toWire(ventral.gateway.ledger.model.Stream stream) {
        var progress = stream.status();
        var message = Stream.newBuilder()
                .setName(stream.name().toString())
                .setSpec(SpecMapper.toWire(stream.spec()))
                .setState(StreamState.valueOf("STREAM_STATE_" + stream.state().name()))
                .setRenderedImageCount(progress.renderedImageCount())
                .setCreateTime(TimestampMapper.toWire(stream.createTime()))
                .setUpdateTime(TimestampMapper.toWire(progress.updateTime().orElse(stream.createTime())));
        message.setDigest(ByteString.copyFrom(HexFormat.of().parseHex(progress.digest())));
        progress.latentSpace().map(LatentMapper::toWire).ifPresent(message::setLatentSpace);
        progress.error().map(FailureMapper::toWire).ifPresent(message::setError);
        return message.build();
    }
}
