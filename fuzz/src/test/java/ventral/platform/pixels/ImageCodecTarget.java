package ventral.platform.pixels;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;

/** Decodes single images of each encoding on the calling thread. */
public final class ImageCodecTarget {

    private static final List<PixelEncoding> ENCODINGS = List.of(PixelEncoding.values());
    private static final List<Integer> SIZES =
            List.of(StreamSpec.MIN_IMAGE_SIZE, 33, 64, 128, StreamSpec.MAX_IMAGE_SIZE);
    private static final Map<PixelEncoding, ImageCodec> CODECS = new EnumMap<>(PixelEncoding.class);

    private ImageCodecTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "image-codec",
                Set.of(UnreadableImageException.class),
                ImageCodecTarget::seeds,
                ImageCodecTarget::decode);
    }

    private static void decode(byte[] input) throws UnreadableImageException {
        ByteSource source = new ByteSource(input);
        PixelEncoding encoding = source.oneOf(ENCODINGS);
        int size = source.oneOf(SIZES);
        byte[] encoded = source.rest();
        CODECS.computeIfAbsent(encoding, ImageCodec::open)
                .decode(encoded, 0, encoded.length, new byte[ImageCodec.pixelBytes(size)], 0, size);
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int encoding = 0; encoding < ENCODINGS.size(); encoding++) {
            for (int size = 0; size < 3; size++) {
                byte[] pixels = new byte[ImageCodec.pixelBytes(SIZES.get(size))];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (byte) (i / 5);
                }
                try (ImageCodec codec = ImageCodec.open(ENCODINGS.get(encoding))) {
                    byte[] encoded = codec.encode(pixels, 0, SIZES.get(size));
                    byte[] seed = new byte[encoded.length + 2];
                    seed[0] = (byte) encoding;
                    seed[1] = (byte) size;
                    System.arraycopy(encoded, 0, seed, 2, encoded.length);
                    seeds.add(seed);
                }
            }
        }
        return seeds;
    }
}
