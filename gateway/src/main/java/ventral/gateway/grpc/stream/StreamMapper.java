package ventral.gateway.grpc.stream;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Objects;
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
                .setUpdateTime(
                        TimestampMapper.toWire(Objects.requireNonNullElse(progress.updateTime(), stream.createTime())));
        message.setDigest(ByteString.copyFrom(HexFormat.of().parseHex(progress.digest())));
        if (progress.latentSpace() != null) {
            message.setLatentSpace(LatentMapper.toWire(progress.latentSpace()));
        }
        if (progress.error() != null) {
            message.setError(FailureMapper.toWire(progress.error()));
        }
        return message.build();
    }
}
