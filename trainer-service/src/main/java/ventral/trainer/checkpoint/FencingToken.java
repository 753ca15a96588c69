package ventral.trainer.checkpoint;

import java.time.Instant;
import java.util.Collection;

/**
 * The fencing token of a saved state: by whom and when it was written.
 *
 * @param generation generation of the trainers' consumer group in which its writer owned the run
 */
public record FencingToken(long seenImageCount, long generation, Instant time) {

    /**
     * Returns true if a former owner wrote this state after it had lost the run: the next owner, who wrote later, had
     * started from a state before this one.
     *
     * @param all tokens of all states of the run
     */
    public boolean isFencedBy(Collection<FencingToken> all) {
        return all.stream()
                .anyMatch(other -> other.generation > generation
                        && other.seenImageCount < seenImageCount
                        && !other.time.isBefore(time));
    }
}
