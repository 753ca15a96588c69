package ventral.scorer.assembly;

import java.util.Collections;
import java.util.List;

/**
 * Set of stimuli that were presented together.
 *
 * @param contentDigest digest of the images in the order of {@code stimuli}. Sets with equal digests hold equal images,
 *     whatever the names of their files and tables. Empty if the digest is not known
 * @param visualDegrees width of each image as it was seen
 * @param stimuli in ascending order of their ids
 * @param pictures loads the images of the stimuli
 */
public record StimulusSet(
        String identifier,
        String contentDigest,
        double visualDegrees,
        List<Stimulus> stimuli,
        StimulusImages pictures) {

    /** Creates a set whose digest is not known, so that no other set counts as having the same images. */
    public StimulusSet(String identifier, double visualDegrees, List<Stimulus> stimuli, StimulusImages pictures) {
        this(identifier, "", visualDegrees, stimuli, pictures);
    }

    public StimulusSet {
        stimuli = List.copyOf(stimuli);
        if (!(visualDegrees > 0 && visualDegrees <= 180)) {
            throw new IllegalArgumentException(
                    "visual_degrees is %s; it must be above 0 and at most 180".formatted(visualDegrees));
        }
        if (stimuli.isEmpty()) {
            throw new IllegalArgumentException("stimulus set %s is empty".formatted(identifier));
        }
        for (int i = 1; i < stimuli.size(); i++) {
            String before = stimuli.get(i - 1).id();
            String id = stimuli.get(i).id();
            if (before.compareTo(id) >= 0) {
                throw new IllegalArgumentException(
                        "stimulus %s comes after %s; ids must be unique and in ascending order".formatted(id, before));
            }
        }
    }

    /** Returns whether a candidate sees the same image at the same size in each row of both sets. */
    public boolean hasSameImagesAs(StimulusSet other) {
        return equals(other)
                || (!contentDigest.isEmpty()
                        && contentDigest.equals(other.contentDigest)
                        && visualDegrees == other.visualDegrees);
    }

    /**
     * Returns the row of a stimulus in the set.
     *
     * @throws IllegalArgumentException if the stimulus is not in the set
     */
    public int indexOf(String id) {
        int index = Collections.binarySearch(stimuli.stream().map(Stimulus::id).toList(), id);
        if (index < 0) {
            throw new IllegalArgumentException("stimulus %s is not in %s".formatted(id, identifier));
        }
        return index;
    }
}
