package ventral.render.imageset;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.BatchSource;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.StreamDigest;

/** Provides an image set as a stream. Images are read on all processors. */
public final class ImageSetStream implements BatchSource {

    private final StreamSpec spec;
    private final StreamDigest digest;
    private final ImageSetSummary survey;
    private final ImageSetIndex index;
    private final ImageFiles files;
    private final int[] rows;
    private final Map<String, Integer> categories;
    private final Map<String, Integer> identities;

    public ImageSetStream(
            StreamSpec spec,
            StreamDigest digest,
            ImageSetSummary survey,
            ImageOrder order,
            ImageSetIndex index,
            ImageFiles files) {
        this.spec = spec;
        this.digest = digest;
        this.survey = survey;
        this.index = index;
        this.files = files;
        this.rows = order.rows(survey.rowCount(), spec.seed());
        this.categories = numbered(survey.space().categories());
        this.identities = numbered(survey.space().identities());
    }

    private record IndexedImage(IndexRow row, ImageAnnotation entry, String path) {}

    @Override
    public StreamDigest digest() {
        return digest;
    }

    @Override
    public LatentSpace latentSpace() {
        return survey.space();
    }

    /**
     * Reads the images of a batch.
     *
     * @throws ImageSetException if an image cannot be read
     */
    @Override
    public ImageBatch batch(long batchIndex) {
        long first = batchIndex * spec.batchSize();
        List<IndexedImage> images = IntStream.range(0, spec.batchSize())
                .mapToObj(i -> image(rows[Math.toIntExact(first + i)]))
                .toList();
        return new ImageBatch(
                digest,
                batchIndex,
                first,
                images.size(),
                spec.imageSize(),
                pixels(images),
                labels(images),
                survey.space(),
                images.stream()
                        .map(image -> image.entry().facts(spec.imageSize(), image.path()))
                        .toList());
    }

    private IndexedImage image(int number) {
        IndexRow row = index.row(number);
        List<String> paths = survey.layout().pictures(row);
        ImageFiles.ImageFile found = files.find(paths)
                .orElseThrow(
                        () -> new ImageSetException("%s: image %s no longer exists".formatted(row.place(), paths)));
        return new IndexedImage(row, survey.layout().entry(row), found.path());
    }

    private byte[] pixels(List<IndexedImage> images) {
        int pictureBytes = 3 * spec.imageSize() * spec.imageSize();
        byte[] pixels = new byte[pictureBytes * images.size()];
        IntStream.range(0, images.size()).parallel().forEach(i -> {
            IndexedImage image = images.get(i);
            try {
                byte[] picture = files.read(image.path(), spec.imageSize());
                System.arraycopy(picture, 0, pixels, i * pictureBytes, pictureBytes);
            } catch (ImageSetException e) {
                throw new ImageSetException("%s: %s".formatted(image.row().place(), e.getMessage()), e);
            }
        });
        return pixels;
    }

    private Map<Latent, float[]> labels(List<IndexedImage> images) {
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (Latent latent : Latent.values()) {
            if (survey.space().groups().contains(latent.group())) {
                float[] values = new float[images.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = label(latent, images.get(i).entry());
                }
                labels.put(latent, values);
            }
        }
        return labels;
    }

    private float label(Latent latent, ImageAnnotation entry) {
        return switch (latent) {
            case CATEGORY -> Objects.requireNonNull(categories.get(Objects.requireNonNull(entry.category())));
            case IDENTITY -> Objects.requireNonNull(identities.get(Objects.requireNonNull(entry.identity())));
            case DISTANCE, TRANSLATION_X, TRANSLATION_Y, ROTATION_PITCH, ROTATION_YAW, ROTATION_ROLL ->
                Objects.requireNonNull(entry.measures().get(latent)).floatValue();
        };
    }

    private static Map<String, Integer> numbered(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }
}
