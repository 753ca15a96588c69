package ventral.scorer.assembly;

import java.util.Collections;
import java.util.List;

/**
 * Pictures that were shown together.
 *
 * @param contentDigest of the pictures, one after the other in the order of {@code stimuli}: sets with equal digests hold
 *     equal pictures, whatever their files and tables are called; empty if it is not known
 * @param visualDegrees width of each picture as it was seen
 * @param stimuli in ascending order of their ids
 * @param pictures where they can be seen
 */
public record StimulusSet(
        String identifier, String contentDigest, double visualDegrees, List<Stimulus> stimuli, Pictures pictures) {

    /** A set of which the digest is not known: it looks like no other set. */
    public StimulusSet(String identifier, double visualDegrees, List<Stimulus> stimuli, Pictures pictures) {
        this(identifier, "", visualDegrees, stimuli, pictures);
    }

    public StimulusSet {
        stimuli = List.copyOf(stimuli);
        if (!(visualDegrees > 0 && visualDegrees <= 180)) {
            throw new IllegalArgumentException("a width of %s degrees".formatted(visualDegrees));
        }
        if (stimuli.isEmpty()) {
            throw new IllegalArgumentException("stimulus set %s is empty".formatted(identifier));
        }
        for (int i = 1; i < stimuli.size(); i++) {
            String before = stimuli.get(i - 1).id();
            String id = stimuli.get(i).id();
            if (before.compareTo(id) >= 0) {
                throw new IllegalArgumentException("stimulus %s comes after %s".formatted(id, before));
            }
        }
    }

    /** Whether a candidate sees the same picture at the same size in each row of both sets. */
    public boolean looksLike(StimulusSet other) {
        return equals(other)
                || (!contentDigest.isEmpty()
                        && contentDigest.equals(other.contentDigest)
                        && visualDegrees == other.visualDegrees);
    }

    /**
     * Where a stimulus lies in the set.
     *
     * @throws IllegalArgumentException if it is not in the set
     */
    public int indexOf(String id) {
        int index = Collections.binarySearch(stimuli.stream().map(Stimulus::id).toList(), id);
        if (index < 0) {
            throw new IllegalArgumentException("stimulus %s is not in %s".formatted(id, identifier));
        }
        return index;
    }
}
