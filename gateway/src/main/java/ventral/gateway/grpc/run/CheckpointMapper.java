package ventral.gateway.grpc.run;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import ventral.api.v1.Checkpoint;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;

/** Converts checkpoints to messages of the API. */
final class CheckpointMapper {

    private CheckpointMapper() {}

    static Checkpoint toWire(ventral.gateway.ledger.model.Checkpoint checkpoint) {
        var message = Checkpoint.newBuilder()
                .setName(checkpoint.name().toString())
                .setSeenImageCount(checkpoint.name().seenImageCount())
                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(checkpoint.sha256())))
                .setSizeBytes(checkpoint.sizeBytes())
                .setUri(checkpoint.uri())
                .setCreateTime(TimestampMapper.toWire(checkpoint.createTime()))
                .setNetwork(checkpoint.network());
        if (checkpoint.validation() != null) {
            message.setValidation(ValidationMapper.toWire(checkpoint.validation()));
        }
        return message.build();
    }
}
