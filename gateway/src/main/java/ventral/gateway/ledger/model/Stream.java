package ventral.gateway.ledger.model;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

/** A stream: the user's intent and the status that its renderer last reported. */
public record Stream(
        StreamName name, StreamSpec spec, DesiredState desiredState, Instant createTime, ReportedStatus status) {

    /** State that a user wants a stream to be in. */
    public enum DesiredState {
        RENDERED,
        PAUSED,
        DELETED
    }

    /**
     * The status that a renderer reported.
     *
     * @param latentSpace null until a renderer reported it
     * @param digest digest of everything that determines the images, SHA-256 in hexadecimal; empty until the first
     *     image
     * @param error null unless the renderer reported one
     * @param updateTime null until the first report
     */
    public record ReportedStatus(
            StreamState state,
            long renderedImageCount,
            @Nullable LatentSpace latentSpace,
            String digest,
            @Nullable Failure error,
            @Nullable Instant updateTime) {

        public static final ReportedStatus NONE = new ReportedStatus(StreamState.QUEUED, 0, null, "", null, null);
    }

    public Stream {
        if (desiredState != DesiredState.DELETED && status.state() == StreamState.DELETED) {
            status = ReportedStatus.NONE; // the status belongs to a former stream of this name
        }
    }

    /** Returns a new stream, before any renderer owns it. */
    public static Stream queued(StreamName name, StreamSpec spec, Instant createTime) {
        return new Stream(name, spec, DesiredState.RENDERED, createTime, ReportedStatus.NONE);
    }

    /** Returns a copy with another desired state. */
    public Stream withDesiredState(DesiredState other) {
        return new Stream(name, spec, other, createTime, status);
    }

    /** Returns a copy with another reported status. */
    public Stream withStatus(ReportedStatus said) {
        return new Stream(name, spec, desiredState, createTime, said);
    }

    public StreamState state() {
        return desiredState == DesiredState.DELETED && status.state() != StreamState.DELETED
                ? StreamState.DELETING
                : status.state();
    }

    /**
     * Checks that the images have varying labels of the objective, as far as the labels are known.
     *
     * @throws InvalidFieldException if the images have no labels of a group of the objective, or all have the same
     */
    public void checkLabels(String field, Objective objective) {
        LatentSpace space = status.latentSpace();
        List<LatentGroup> lacking = space == null ? List.of() : space.unlabelledGroups(objective);
        if (!lacking.isEmpty()) {
            throw new InvalidFieldException(
                    field,
                    "%s %s: the images of %s have no labels of %s"
                            .formatted(
                                    field,
                                    objective,
                                    name,
                                    lacking.stream().map(LatentGroup::id).collect(joining(" and "))));
        }
        List<LatentGroup> fixed = objective.groupsWithin(fixedLatents());
        if (!fixed.isEmpty()) {
            throw new InvalidFieldException(
                    field,
                    "%s %s: %s holds %s fixed, so that there is nothing to learn; leave it out of the objective"
                            .formatted(
                                    field,
                                    objective,
                                    name,
                                    fixed.stream().map(LatentGroup::id).collect(joining(" and "))));
        }
    }

    /** Returns the latents that the spec fixes and those that the renderer reported as fixed in its library. */
    private Set<Latent> fixedLatents() {
        Set<Latent> fixed = EnumSet.noneOf(Latent.class);
        if (spec.origin() instanceof SceneSpec scenes) {
            fixed.addAll(scenes.fixedLatents());
        }
        LatentSpace space = status.latentSpace();
        if (space != null) {
            fixed.addAll(space.fixed());
        }
        return fixed;
    }

    /** Returns true if the stream has been deleted and its name is free. */
    public boolean isGone() {
        return state() == StreamState.DELETED;
    }
}
