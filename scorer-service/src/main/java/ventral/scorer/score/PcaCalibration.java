package ventral.scorer.score;

import ventral.scorer.assembly.StimulusSet;

/**
 * Images whose principal components layers are projected on before one is chosen, as Brain-Score does with 1000 images
 * of ImageNet. A layer with no more features than components is not projected.
 *
 * @param description text that names the images, such as {@code 1000 pictures of imagenet-val}
 */
public record PcaCalibration(StimulusSet pictures, int componentCount, String description) {

    public PcaCalibration {
        if (componentCount < 1) {
            throw new IllegalArgumentException(
                    "%d principal components; at least 1 is needed".formatted(componentCount));
        }
    }

    public int pictureCount() {
        return pictures.stimuli().size();
    }
}
