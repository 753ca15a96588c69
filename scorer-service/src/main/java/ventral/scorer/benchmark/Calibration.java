package ventral.scorer.benchmark;

import ventral.scorer.assembly.StimulusSet;

/**
 * Pictures whose principal components layers are reduced to before one is chosen, as Brain-Score does with 1000 pictures
 * of ImageNet. A layer that has no more features than that is left as it is.
 *
 * @param description what the pictures are, such as {@code 1000 pictures of imagenet-val}
 */
public record Calibration(StimulusSet pictures, int componentCount, String description) {

    public Calibration {
        if (componentCount < 1) {
            throw new IllegalArgumentException("%d principal components".formatted(componentCount));
        }
    }

    int pictureCount() {
        return pictures.stimuli().size();
    }
}
