package ventral.trainer.run;

import java.time.Instant;
import java.util.Collection;

/**
 * When a state of a run was kept, and by whom.
 *
 * @param generation of the trainers' group in which its writer owned the run
 */
public record Stamp(long seenImageCount, long generation, Instant time) {

    /**
     * True if a former owner of the run wrote this after it had lost the run: the owner after it, who wrote later, had begun
     * from a state before this one.
     *
     * @param all of the same run
     */
    public boolean isLateAmong(Collection<Stamp> all) {
        return all.stream()
                .anyMatch(other -> other.generation > generation
                        && other.seenImageCount < seenImageCount
                        && !other.time.isBefore(time));
    }
}
