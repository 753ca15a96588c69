package ventral.contract.wire;

import java.util.Arrays;
import java.util.Optional;
import ventral.contract.spec.PixelEncoding;

/** Maps pixel encodings to and from {@code ventral.type.v1}. The names differ only by the prefix. */
public final class EncodingMapper {

    private static final String PREFIX = "PIXEL_ENCODING_";

    private EncodingMapper() {}

    public static ventral.type.v1.PixelEncoding toWire(PixelEncoding encoding) {
        return ventral.type.v1.PixelEncoding.valueOf(PREFIX + encoding.name());
    }

    /** Returns the encoding; empty if it is unspecified, or unknown to this version. */
    public static Optional<PixelEncoding> fromWire(ventral.type.v1.PixelEncoding encoding) {
        return Arrays.stream(PixelEncoding.values())
                .filter(ours -> toWire(ours) == encoding)
                .findAny();
    }
}
