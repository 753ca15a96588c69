package ventral.gateway.grpc;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import ventral.api.v1.Checkpoint;
import ventral.contract.wire.Timestamps;
import ventral.contract.wire.Validations;

/** Converts checkpoints to messages of the API. */
final class CheckpointMessages {

    private CheckpointMessages() {}

    static Checkpoint toWire(ventral.gateway.ledger.Checkpoint checkpoint) {
        var message = Checkpoint.newBuilder()
                .setName(checkpoint.name().toString())
                .setSeenImageCount(checkpoint.name().seenImageCount())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(checkpoint.sha256())))
                .setSizeBytes(checkpoint.sizeBytes())
                .setUri(checkpoint.uri())
                .setCreateTime(Timestamps.toWire(checkpoint.createTime()))
                .setNetwork(checkpoint.network());
        checkpoint.validation().map(Validations::toWire).ifPresent(message::setValidation);
        return message.build();
    }
}
