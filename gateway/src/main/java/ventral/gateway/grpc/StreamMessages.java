package ventral.gateway.grpc;

import ventral.api.v1.Stream;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.Latents;
import ventral.contract.wire.Specs;
import ventral.contract.wire.Timestamps;
import ventral.type.v1.StreamState;

/** Streams as the API has them. */
final class StreamMessages {

    private StreamMessages() {}

    static Stream toWire(ventral.gateway.ledger.Stream stream) {
        var progress = stream.progress();
        var message = Stream.newBuilder()
                .setName(stream.name().toString())
                .setSpec(Specs.toWire(stream.spec()))
                .setState(StreamState.valueOf("STREAM_STATE_" + progress.state().name()))
                .setRenderedImageCount(progress.renderedImageCount())
                .setCreateTime(Timestamps.toWire(stream.createTime()))
                .setUpdateTime(Timestamps.toWire(progress.updateTime().orElse(stream.createTime())));
        progress.latentSpace().map(Latents::toWire).ifPresent(message::setLatentSpace);
        progress.error().map(Failures::toWire).ifPresent(message::setError);
        return message.build();
    }

    /** @throws ventral.contract.spec.InvalidFieldException if a value breaks its limit */
    static StreamSpec order(ventral.type.v1.StreamSpec message) {
        return new StreamSpec(
                message.getSeed(),
                message.getImageCount(),
                message.getImageSize() == 0 ? StreamSpec.DEFAULT_IMAGE_SIZE : message.getImageSize(),
                message.getBatchSize() == 0 ? StreamSpec.DEFAULT_BATCH_SIZE : message.getBatchSize());
    }
}
