package ventral.gateway.grpc.stream;

import com.google.protobuf.UnsafeByteOperations;
import ventral.api.v1.Image;
import ventral.api.v1.Label;
import ventral.contract.wire.LatentMapper;

/** Converts images to messages of the API. */
final class ImageMapper {

    private ImageMapper() {}

    static Image toWire(ventral.gateway.image.Image image) {
        return Image.newBuilder()
                .setName(image.name().toString())
                .setIndex(image.name().index())
                .setImageSize(image.imageSize())
                // Safe: nothing else holds a reference to the bytes.
                .setPng(UnsafeByteOperations.unsafeWrap(image.png()))
                .addAllLabels(image.labels().stream().map(ImageMapper::toWire).toList())
                .build();
    }

    private static Label toWire(ventral.gateway.image.Label label) {
        return Label.newBuilder()
                .setLatent(LatentMapper.toWire(label.latent()))
                .setValue(label.value())
                .setUnit(label.unit())
                .setClassName(label.className())
                .build();
    }
}
