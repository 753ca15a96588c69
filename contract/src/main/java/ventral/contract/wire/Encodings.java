package ventral.contract.wire;

import java.util.Arrays;
import java.util.Optional;
import ventral.contract.spec.PixelEncoding;

/** Pixel encodings as {@code ventral.type.v1} has them. The names differ by the prefix alone. */
public final class Encodings {

    private static final String PREFIX = "PIXEL_ENCODING_";

    private Encodings() {}

    public static ventral.type.v1.PixelEncoding toWire(PixelEncoding encoding) {
        return ventral.type.v1.PixelEncoding.valueOf(PREFIX + encoding.name());
    }

    /** None if it is unspecified, or not known here. */
    public static Optional<PixelEncoding> fromWire(ventral.type.v1.PixelEncoding encoding) {
        return Arrays.stream(PixelEncoding.values())
                .filter(ours -> toWire(ours) == encoding)
                .findAny();
    }
}
