package ventral.render.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.platform.digest.Sha256;

/**
 * Identifies everything that determines a stream's images. Streams with equal digests have the same images in the same
 * encoding; the number of images and the batch size are not part of the digest.
 *
 * @param hex SHA-256, 64 lower-case hexadecimal digits
 */
public record StreamDigest(String hex) {

    /** Incremented whenever an unchanged spec yields different rendered images. */
    private static final int RENDERER_VERSION = 6;

    /** Incremented whenever an unchanged spec yields different imported images. */
    private static final int IMPORTER_VERSION = 2;

    public StreamDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 digest".formatted(hex));
        }
    }

    /**
     * Computes the digest of a rendered stream.
     *
     * @param library digest of the object library
     * @param backdrops digest of the background images
     */
    public static StreamDigest of(StreamSpec spec, SceneSpec scenes, String library, String backdrops) {
        List<String> words = new ArrayList<>(List.of(
                "renderer " + RENDERER_VERSION,
                "seed " + spec.seed(),
                "image_size " + spec.imageSize(),
                "encoding " + spec.encoding(),
                "library " + library,
                "geometry " + scenes.geometry(),
                "materials " + scenes.materials(),
                "backgrounds " + scenes.backgrounds() + " of " + backdrops));
        scenes.ranges().stream().map(StreamDigest::words).forEach(words::add);
        return ofWords(words);
    }

    /** Computes the digest of an imported stream. */
    public static StreamDigest of(StreamSpec spec, ImportSpec imported) {
        return ofWords(List.of(
                "importer " + IMPORTER_VERSION,
                "seed " + spec.seed(),
                "image_size " + spec.imageSize(),
                "encoding " + spec.encoding(),
                "index " + imported.sha256()));
    }

    private static String words(LatentRange range) {
        if (range instanceof LatentRange.Bounds interval) {
            return "range %s %s to %s".formatted(interval.latent(), interval.minLabel(), interval.maxLabel());
        }
        return ((LatentRange.ClassSubset) range)
                .classes().stream()
                        .map(name -> name.length() + " " + name)
                        .collect(Collectors.joining(", ", "range " + range.latent() + " ", ""));
    }

    private static StreamDigest ofWords(List<String> words) {
        return new StreamDigest(Sha256.hex(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex.substring(0, 12);
    }
}
