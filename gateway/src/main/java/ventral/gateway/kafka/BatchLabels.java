package ventral.gateway.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.gateway.image.Label;
import ventral.platform.kafka.BatchContent;

/** Holds the labels of a batch's images, with class names. */
final class BatchLabels {

    private final Map<Latent, float[]> values;
    private final LatentSpace space;

    private BatchLabels(Map<Latent, float[]> values, LatentSpace space) {
        this.values = values;
        this.space = space;
    }

    /**
     * Reads the labels of a batch.
     *
     * @throws DamagedStreamException if any latent does not have one label per image
     */
    static BatchLabels of(ImageBatch batch) {
        try {
            return new BatchLabels(BatchContent.labels(batch), LatentMapper.fromWire(batch.getLatentSpace()));
        } catch (IllegalArgumentException e) {
            throw new DamagedStreamException(
                    "%s has invalid labels: %s".formatted(BatchContent.name(batch), e.getMessage()), e);
        }
    }

    /**
     * Returns the labels of one image.
     *
     * @param image index of the image within the batch
     */
    List<Label> of(int image) {
        List<Label> labels = new ArrayList<>();
        values.forEach(
                (latent, column) -> labels.add(new Label(latent, column[image], className(latent, column[image]))));
        return labels;
    }

    private String className(Latent latent, float value) {
        List<String> names = switch (latent) {
            case CATEGORY -> space.categories();
            case IDENTITY -> space.identities();
            case DISTANCE, TRANSLATION_X, TRANSLATION_Y, ROTATION_PITCH, ROTATION_YAW, ROTATION_ROLL -> List.of();
        };
        int index = (int) value;
        return index >= 0 && index < names.size() ? names.get(index) : "";
    }
}
