package ventral.gateway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.name.ImageName;
import ventral.contract.name.StreamName;
import ventral.gateway.image.Image;
import ventral.gateway.image.ImageRange;
import ventral.gateway.image.Label;
import ventral.gateway.image.StreamImageReader;
import ventral.platform.pixels.PngEncoder;

/** Holds images in memory. */
public final class InMemoryStreamImageReader implements StreamImageReader {

    private static final int SIZE = 32;

    private final Map<ImageName, Image> images = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;

    public void put(Image image) {
        images.put(image.name(), image);
    }

    /** Adds the first images of a stream, each of its own colour. */
    public void fill(StreamName stream, long count) {
        LongStream.range(0, count).mapToObj(index -> image(stream, index)).forEach(this::put);
    }

    /** Makes every read fail with this exception; with null, none. */
    public void fail(@Nullable RuntimeException why) {
        failure = why;
    }

    @Override
    public List<Image> read(ImageRange range) {
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
        List<Image> found = new ArrayList<>();
        long bytes = 0;
        while (found.size() < range.count()) {
            Optional<Image> next =
                    Optional.ofNullable(images.get(new ImageName(range.stream(), range.first() + found.size())));
            bytes += next.map(image -> image.png().length).orElse(0);
            if (next.isEmpty() || bytes > range.pngBytes() && !found.isEmpty()) {
                break;
            }
            found.add(next.get());
        }
        return found;
    }

    private static Image image(StreamName stream, long index) {
        byte[] pixels = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (60 + (index * 37 * (i % 3 + 1) + i / (3 * SIZE) * 3) % 180);
        }
        return new Image(
                new ImageName(stream, index),
                SIZE,
                PngEncoder.encode(pixels, 0, SIZE),
                List.of(
                        new Label(Latent.DISTANCE, 1.5f + .01f * (int) index, ""),
                        new Label(Latent.TRANSLATION_X, -.25f, ""),
                        new Label(Latent.TRANSLATION_Y, .125f, ""),
                        new Label(Latent.ROTATION_PITCH, (float) Math.PI / 6, ""),
                        new Label(Latent.ROTATION_YAW, (float) -Math.PI / 2, ""),
                        new Label(Latent.ROTATION_ROLL, 0, ""),
                        new Label(
                                Latent.CATEGORY,
                                index % 3,
                                List.of("bottle", "chair", "tree").get((int) (index % 3))),
                        new Label(Latent.IDENTITY, (int) (index % 3), "identity-" + index % 3)));
    }
}
