package ventral.trainer.kafka;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.kafka.LiveTable;
import ventral.platform.tensor.Tensor;
import ventral.trainer.checkpoint.CheckpointHistory;
import ventral.trainer.checkpoint.CheckpointStore;
import ventral.trainer.checkpoint.SavedRun;
import ventral.trainer.checkpoint.SavedRunMetadata;
import ventral.trainer.run.OwnedRun;

/**
 * Stores checkpoints and resume points in Kafka tables. A state's artifacts are stored before its row is written. Of a
 * run that another trainer has taken over, nothing is written or deleted. Used only by the training thread.
 */
public final class KafkaCheckpointStore implements CheckpointStore {

    private static final Logger LOG = Logger.getLogger(KafkaCheckpointStore.class);

    private final LiveTable<CheckpointWritten> checkpoints;
    private final LiveTable<RunSaved> resumePoints;
    private final KafkaRunFence fence;
    private final ArtifactStore artifacts;
    private final Function<RunName, ArtifactStore> resumePointArtifacts;
    private final Clock clock;

    /**
     * Creates a store.
     *
     * @param artifacts store of the artifacts of checkpoints, which are kept; also reads and deletes those of resume
     *     points
     * @param resumePointArtifacts for each run, the store of the artifacts of its resume points, which are deleted
     *     again
     */
    public KafkaCheckpointStore(
            RunTables tables,
            KafkaRunFence fence,
            ArtifactStore artifacts,
            Function<RunName, ArtifactStore> resumePointArtifacts,
            Clock clock) {
        this.checkpoints = tables.checkpoints();
        this.resumePoints = tables.resumePoints();
        this.fence = fence;
        this.artifacts = artifacts;
        this.resumePointArtifacts = resumePointArtifacts;
        this.clock = clock;
    }

    /**
     * Checks a row of the checkpoint table.
     *
     * @throws IllegalArgumentException if no run can resume from it
     */
    static void checkCheckpoint(CheckpointWritten row) {
        CheckpointName.parse(row.getCheckpoint());
        CheckpointMapper.fromWire(SavedRun.Kind.CHECKPOINT, row);
    }

    /**
     * Checks a row of the table of resume points.
     *
     * @throws IllegalArgumentException if no run can resume from it
     */
    static void checkResumePoint(RunSaved row) {
        CheckpointMapper.fromWire(SavedRun.Kind.RESUME_POINT, row.getState());
    }

    @Override
    public void save(OwnedRun run, SavedRun state) {
        switch (state.kind()) {
            case CHECKPOINT -> saveCheckpoint(run, state);
            case RESUME_POINT -> saveResumePoint(run, state);
        }
    }

    private void saveCheckpoint(OwnedRun run, SavedRun state) {
        CheckpointWritten row = row(run, state, artifacts);
        if (fence.mayWrite(run.name())) {
            checkpoints.put(row);
            LOG.infof("%s WRITTEN %s", row.getCheckpoint(), row.getWeights().getUri());
        }
    }

    private void saveResumePoint(OwnedRun run, SavedRun state) {
        if (!fence.mayWrite(run.name())) {
            return;
        }
        Optional<SavedRunMetadata> before = resumePoint(run);
        CheckpointWritten row = row(run, state, resumePointArtifacts.apply(run.name()));
        if (!fence.mayWrite(run.name())) {
            return; // the new owner may have stored the same artifacts, so they are not deleted
        }
        resumePoints.put(RunSaved.newBuilder()
                .setRun(run.name().toString())
                .setState(row)
                .build());
        LOG.debugf("%s saved at %d", run.name(), state.seenImageCount());
        SavedRunMetadata after = CheckpointMapper.fromWire(SavedRun.Kind.RESUME_POINT, row);
        if (before.isPresent() && fence.mayWrite(run.name())) {
            delete(run, CheckpointHistory.obsoleteArtifacts(before.get(), after));
        }
    }

    private CheckpointWritten row(OwnedRun run, SavedRun state, ArtifactStore store) {
        return CheckpointMapper.toWire(
                run,
                fence.next(run.name()),
                state,
                store.put(state.weights()),
                store.put(state.optimiser()),
                state.recalibrated() == null ? null : store.put(state.recalibrated()),
                clock.instant());
    }

    @Override
    public List<OwnedRun> withResumePoint(Collection<OwnedRun> runs) {
        return List.copyOf(presentResumePoints(runs).keySet());
    }

    @Override
    public void deleteResumePoints(Collection<OwnedRun> runs) {
        Set<RunName> writable = fence.writable(runs.stream().map(OwnedRun::name).toList());
        Map<OwnedRun, SavedRunMetadata> saved = presentResumePoints(
                runs.stream().filter(run -> writable.contains(run.name())).toList());
        resumePoints.deleteAll(
                saved.keySet().stream().map(run -> run.name().toString()).toList());
        saved.forEach((run, resumePoint) -> delete(run, resumePoint.artifacts()));
    }

    /** Deletes artifacts of a resume point, unless its row names artifacts that are not the run's own. */
    private void delete(OwnedRun run, List<Artifact> obsolete) {
        for (Artifact artifact : obsolete) {
            if (!artifact.isOwnedBy(run.name().id())) {
                LOG.warnf(
                        "%s: %s is not deleted, because it is not an artifact of this run", run.name(), artifact.uri());
                continue;
            }
            try {
                artifacts.delete(artifact.uri(), artifact.sha256());
            } catch (IOException e) {
                LOG.warnf("%s: an artifact that is no longer needed cannot be deleted: %s", run.name(), e.getMessage());
            }
        }
    }

    @Override
    public Optional<SavedRun> last(OwnedRun run) {
        checkpoints.refresh();
        List<SavedRunMetadata> saved = new ArrayList<>();
        String prefix = run.name() + "/checkpoints/";
        checkpoints
                .rows(row -> row.getCheckpoint().startsWith(prefix))
                .forEach(row -> saved.add(CheckpointMapper.fromWire(SavedRun.Kind.CHECKPOINT, row)));
        resumePoint(run).ifPresent(saved::add);
        return new CheckpointHistory(run.spec().recipe().network(), saved)
                .loadLatest(artifacts, new SkippedStateLog(run));
    }

    private Optional<SavedRunMetadata> resumePoint(OwnedRun run) {
        return Optional.ofNullable(presentResumePoints(List.of(run)).get(run));
    }

    /**
     * Reads the table once and returns the resume points that it holds now, because another trainer may have written the
     * last one of a run.
     */
    private Map<OwnedRun, SavedRunMetadata> presentResumePoints(Collection<OwnedRun> runs) {
        Map<OwnedRun, SavedRunMetadata> present = new LinkedHashMap<>();
        if (!runs.isEmpty()) {
            resumePoints.refresh();
        }
        for (OwnedRun run : runs) {
            resumePoints
                    .get(run.name().toString())
                    .map(row -> CheckpointMapper.fromWire(SavedRun.Kind.RESUME_POINT, row.getState()))
                    .ifPresent(saved -> present.put(run, saved));
        }
        return present;
    }

    @Override
    public SortedMap<String, Tensor> weights(CheckpointName checkpoint) {
        checkpoints.refresh();
        CheckpointWritten row = checkpoints
                .get(checkpoint.toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        "initial_weights %s does not exist; name a checkpoint of './ventral checkpoints list', or resume the run once the checkpoint is written"
                                .formatted(checkpoint)));
        try {
            Artifact weights = CheckpointMapper.fromWire(row.getWeights());
            return artifacts.get(weights.uri(), weights.sha256(), weights.sizeBytes());
        } catch (DamagedArtifactException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "initial_weights %s cannot be read: %s; restore its artifact, or name another checkpoint"
                            .formatted(checkpoint, e.getMessage()),
                    e);
        }
    }

    private record SkippedStateLog(OwnedRun run) implements CheckpointHistory.SkippedStateListener {

        @Override
        public void onFenced(SavedRunMetadata state) {
            LOG.warnf(
                    "%s at %d is ignored: a former owner saved it after it had lost the run",
                    run.name(), state.seenImageCount());
        }

        @Override
        public void onDamaged(SavedRunMetadata state, DamagedArtifactException cause) {
            LOG.errorf(
                    "%s at %d cannot be read, falling back to the state before it: %s",
                    run.name(), state.seenImageCount(), cause.getMessage());
        }
    }
}
