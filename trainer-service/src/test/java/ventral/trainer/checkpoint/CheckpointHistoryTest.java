package ventral.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.network.Network;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.tensor.Tensor;
import ventral.trainer.batch.DataFingerprint;
import ventral.trainer.batch.StreamPosition;

class CheckpointHistoryTest {

    private final Set<URI> damaged = new HashSet<>();
    private final List<String> skipped = new ArrayList<>();
    private boolean isStoreAvailable = true;

    @Test
    void a_run_without_saved_states_starts_at_the_beginning() {
        assertThat(loadLatest()).isEmpty();
        assertThat(skipped).isEmpty();
    }

    @Test
    void a_run_resumes_from_its_latest_state_with_the_tensors_of_that_state() {
        SavedRunMetadata latest = checkpoint(3168);
        assertThat(loadLatest(checkpoint(0), latest, checkpoint(1000))).hasValueSatisfying(saved -> {
            assertThat(saved.kind()).isEqualTo(SavedRun.Kind.CHECKPOINT);
            assertThat(saved.seenImageCount()).isEqualTo(3168);
            assertThat(saved.position()).isEqualTo(latest.position());
            assertThat(saved.dataFingerprint()).isEqualTo(latest.dataFingerprint());
            assertThat(saved.weights()).containsOnlyKeys(latest.weights().uri().toString());
            assertThat(saved.optimiser())
                    .containsOnlyKeys(latest.optimiser().uri().toString());
        });
        assertThat(skipped).isEmpty();
    }

    @Test
    void a_resume_point_counts_as_much_as_a_checkpoint() {
        assertThat(described(checkpoint(1000), resumePoint(2000))).hasValue("RESUME_POINT at 2000");
        assertThat(described(resumePoint(2000), checkpoint(3168))).hasValue("CHECKPOINT at 3168");
    }

    @Test
    void of_a_checkpoint_and_a_resume_point_after_as_many_images_the_checkpoint_is_taken() {
        assertThat(described(resumePoint(1000), checkpoint(1000))).hasValue("CHECKPOINT at 1000");
        assertThat(described(checkpoint(1000), resumePoint(1000))).hasValue("CHECKPOINT at 1000");
    }

    @Test
    void states_of_another_network_are_ignored_and_fence_nothing() {
        SavedRunMetadata other = state(SavedRun.Kind.CHECKPOINT, Network.RESNET18, 500, 9);
        SavedRunMetadata later = state(SavedRun.Kind.RESUME_POINT, Network.RESNET18, 5000, 9);
        assertThat(described(other, checkpoint(1000), later)).hasValue("CHECKPOINT at 1000");
        assertThat(described(other, later)).isEmpty();
        assertThat(skipped).isEmpty();
    }

    @Test
    void a_state_that_a_former_owner_saved_after_it_had_lost_the_run_is_ignored() {
        SavedRunMetadata before = owned(SavedRun.Kind.CHECKPOINT, 1000, 4);
        SavedRunMetadata late = owned(SavedRun.Kind.CHECKPOINT, 5000, 4);
        SavedRunMetadata next = owned(SavedRun.Kind.RESUME_POINT, 3168, 5);
        assertThat(described(before, late, next)).hasValue("RESUME_POINT at 3168");
        assertThat(skipped).containsExactly("fenced at 5000");
    }

    @Test
    void a_trainer_that_has_just_started_fences_the_states_of_one_that_ran_long() {
        FencingToken old = new FencingToken(1, 99, 5000);
        FencingToken anew = old.takeOver(-1);
        SavedRunMetadata late = state(SavedRun.Kind.CHECKPOINT, 5000, old);
        SavedRunMetadata next = state(SavedRun.Kind.RESUME_POINT, 3168, anew);
        assertThat(described(late, next)).hasValue("RESUME_POINT at 3168");
        assertThat(skipped).containsExactly("fenced at 5000");
    }

    @Test
    void states_from_before_there_were_epochs_are_all_resumed_from() {
        SavedRunMetadata before = owned(SavedRun.Kind.CHECKPOINT, 1000, 0);
        SavedRunMetadata latest = owned(SavedRun.Kind.RESUME_POINT, 2000, 0);
        assertThat(described(before, latest)).hasValue("RESUME_POINT at 2000");
        assertThat(described(before, latest, owned(SavedRun.Kind.CHECKPOINT, 3168, 1)))
                .hasValue("CHECKPOINT at 3168");
        assertThat(skipped).isEmpty();
    }

    @Test
    void the_state_that_the_next_owner_began_with_is_not_late() {
        SavedRunMetadata before = owned(SavedRun.Kind.RESUME_POINT, 2000, 4);
        SavedRunMetadata next = owned(SavedRun.Kind.CHECKPOINT, 3168, 5);
        damaged.add(next.weights().uri());
        assertThat(described(before, next)).hasValue("RESUME_POINT at 2000");
    }

    @Test
    void a_run_falls_back_to_the_state_before_one_with_a_damaged_artifact() {
        SavedRunMetadata withoutWeights = resumePoint(5000);
        SavedRunMetadata withoutOptimiser = checkpoint(3168);
        damaged.add(withoutWeights.weights().uri());
        damaged.add(withoutOptimiser.optimiser().uri());
        assertThat(described(checkpoint(1000), withoutOptimiser, withoutWeights))
                .hasValue("CHECKPOINT at 1000");
        assertThat(skipped).containsExactly("damaged at 5000", "damaged at 3168");
    }

    @Test
    void a_damaged_checkpoint_is_replaced_by_the_resume_point_after_as_many_images() {
        damaged.add(checkpoint(1000).weights().uri());
        assertThat(described(checkpoint(1000), resumePoint(1000))).hasValue("RESUME_POINT at 1000");
    }

    @Test
    void a_damaged_state_of_the_next_owner_still_fences_the_former_one() {
        SavedRunMetadata before = owned(SavedRun.Kind.CHECKPOINT, 1000, 4);
        SavedRunMetadata late = owned(SavedRun.Kind.CHECKPOINT, 5000, 4);
        SavedRunMetadata next = owned(SavedRun.Kind.CHECKPOINT, 3168, 5);
        damaged.add(next.weights().uri());
        assertThat(described(before, late, next)).hasValue("CHECKPOINT at 1000");
        assertThat(skipped).containsExactly("fenced at 5000", "damaged at 3168");
    }

    @Test
    void a_run_of_which_every_state_is_damaged_starts_at_the_beginning() {
        damaged.add(checkpoint(0).weights().uri());
        assertThat(loadLatest(checkpoint(0))).isEmpty();
        assertThat(skipped).containsExactly("damaged at 0");
    }

    @Test
    void an_unavailable_store_damages_nothing() {
        isStoreAvailable = false;
        assertThatThrownBy(() -> loadLatest(checkpoint(0), checkpoint(1000)))
                .isInstanceOf(ArtifactStoreUnavailableException.class);
        assertThat(skipped).isEmpty();
    }

    @Test
    void the_artifacts_of_a_replaced_resume_point_are_obsolete() {
        SavedRunMetadata replaced = resumePoint(1000);
        assertThat(CheckpointHistory.obsoleteArtifacts(replaced, resumePoint(2000)))
                .containsExactly(replaced.weights(), replaced.optimiser());
    }

    @Test
    void an_artifact_that_the_new_resume_point_shares_is_not_obsolete() {
        SavedRunMetadata replaced = resumePoint(1000);
        SavedRunMetadata calibrated = new SavedRunMetadata(
                SavedRun.Kind.RESUME_POINT,
                Network.TINY.id(),
                replaced.seenImageCount(),
                replaced.fencingToken(),
                replaced.position(),
                replaced.dataFingerprint(),
                null,
                resumePoint(2000).weights(),
                replaced.optimiser());
        assertThat(CheckpointHistory.obsoleteArtifacts(replaced, calibrated)).containsExactly(replaced.weights());
        assertThat(CheckpointHistory.obsoleteArtifacts(replaced, replaced)).isEmpty();
    }

    private Optional<String> described(SavedRunMetadata... saved) {
        return loadLatest(saved).map(state -> "%s at %d".formatted(state.kind(), state.seenImageCount()));
    }

    private Optional<SavedRun> loadLatest(SavedRunMetadata... saved) {
        return new CheckpointHistory(Network.TINY, List.of(saved))
                .loadLatest(new FakeArtifactAccess(), new CheckpointHistory.SkippedStateListener() {
                    @Override
                    public void onFenced(SavedRunMetadata state) {
                        skipped.add("fenced at " + state.seenImageCount());
                    }

                    @Override
                    public void onDamaged(SavedRunMetadata state, DamagedArtifactException cause) {
                        skipped.add("damaged at " + state.seenImageCount());
                    }
                });
    }

    private static SavedRunMetadata checkpoint(long seenImageCount) {
        return owned(SavedRun.Kind.CHECKPOINT, seenImageCount, 1);
    }

    private static SavedRunMetadata resumePoint(long seenImageCount) {
        return owned(SavedRun.Kind.RESUME_POINT, seenImageCount, 1);
    }

    private static SavedRunMetadata owned(SavedRun.Kind kind, long seenImageCount, long epoch) {
        return state(kind, Network.TINY, seenImageCount, epoch);
    }

    private static SavedRunMetadata state(SavedRun.Kind kind, Network network, long seenImageCount, long epoch) {
        return state(kind, network, seenImageCount, new FencingToken(epoch, 0, 0));
    }

    private static SavedRunMetadata state(SavedRun.Kind kind, long seenImageCount, FencingToken token) {
        return state(kind, Network.TINY, seenImageCount, token);
    }

    private static SavedRunMetadata state(
            SavedRun.Kind kind, Network network, long seenImageCount, FencingToken token) {
        return new SavedRunMetadata(
                kind,
                network.id(),
                seenImageCount,
                token,
                new StreamPosition(0, seenImageCount / 8),
                new DataFingerprint(8, "ab".repeat(32)),
                null,
                artifact(kind + "-weights-" + seenImageCount),
                artifact(kind + "-optimiser-" + seenImageCount));
    }

    private static Artifact artifact(String name) {
        return new Artifact(URI.create("memory:///" + name), "cd".repeat(32), 8);
    }

    /** Holds for every artifact one tensor, named by the artifact's URI. */
    private final class FakeArtifactAccess implements ArtifactAccess {

        @Override
        public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
            if (!isStoreAvailable) {
                throw new ArtifactStoreUnavailableException("the store is unavailable", new IOException());
            }
            if (damaged.contains(uri)) {
                throw new DamagedArtifactException(uri + " is gone", null);
            }
            Tensor none = new Tensor(Tensor.Type.FLOAT32, new long[] {0}, ByteBuffer.allocate(0));
            return new TreeMap<>(Map.of(uri.toString(), none));
        }

        @Override
        public InputStream open(URI uri, String sha256, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(URI uri, String sha256) {
            throw new UnsupportedOperationException();
        }
    }
}
