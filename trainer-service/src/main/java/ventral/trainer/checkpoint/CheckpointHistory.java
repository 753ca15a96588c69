package ventral.trainer.checkpoint;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ventral.contract.network.Network;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;

/** Decides from which of its saved states a run resumes, and which artifacts of them are no longer needed. */
public final class CheckpointHistory {

    /** Orders states from the latest to the earliest; after the same number of images, checkpoints come first. */
    private static final Comparator<SavedRunMetadata> LATEST_FIRST = Comparator.comparingLong(
                    SavedRunMetadata::seenImageCount)
            .reversed()
            .thenComparing(SavedRunMetadata::kind);

    private final List<SavedRunMetadata> states;

    /** Is notified of saved states that a run does not resume from. */
    public interface SkippedStateListener {

        /** Called for a state that a former owner saved after it had lost the run. */
        void onFenced(SavedRunMetadata state);

        /** Called for a state that cannot be read. */
        void onDamaged(SavedRunMetadata state, DamagedArtifactException cause);
    }

    /**
     * Creates the history of one run.
     *
     * @param network network of the run; states of another network are ignored, because an earlier run of the same name
     *     saved them
     * @param saved checkpoints and resume points of the run, in any order
     */
    public CheckpointHistory(Network network, Collection<SavedRunMetadata> saved) {
        this.states = saved.stream()
                .filter(state -> state.network().equals(network.id()))
                .sorted(LATEST_FIRST)
                .toList();
    }

    /**
     * Loads the latest state that no former owner saved after it had lost the run, and that can be read completely.
     *
     * @param skipped is notified of the later states, from the latest on
     * @throws ArtifactStoreUnavailableException if the store is unavailable
     */
    public Optional<SavedRun> loadLatest(ArtifactAccess store, SkippedStateListener skipped) {
        for (SavedRunMetadata state : states) {
            if (isFenced(state)) {
                skipped.onFenced(state);
                continue;
            }
            try {
                return Optional.of(state.load(store));
            } catch (DamagedArtifactException e) {
                skipped.onDamaged(state, e);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns true if a former owner saved the state after it had lost the run: the next owner, who has saved a state of
     * fewer images, had started before this one was there.
     */
    private boolean isFenced(SavedRunMetadata state) {
        return states.stream()
                .anyMatch(other -> other.seenImageCount() < state.seenImageCount()
                        && state.fencingToken().isFencedBy(other.fencingToken()));
    }

    /** Returns the artifacts of a replaced resume point that its replacement does not share. */
    public static List<Artifact> obsoleteArtifacts(SavedRunMetadata replaced, SavedRunMetadata replacement) {
        Set<URI> needed = replacement.artifacts().stream().map(Artifact::uri).collect(Collectors.toSet());
        return replaced.artifacts().stream()
                .filter(artifact -> !needed.contains(artifact.uri()))
                .toList();
    }
}
