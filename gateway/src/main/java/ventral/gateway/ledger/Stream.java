package ventral.gateway.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

/** A stream: what was asked for, and what its renderer last said. */
public record Stream(StreamName name, StreamSpec spec, Wish wish, Instant createTime, Progress progress) {

    /** What a user wants to become of a stream. */
    public enum Wish {
        RENDERED,
        PAUSED,
        DELETED
    }

    /**
     * What a renderer did; {@code updateTime} is empty until it has said something.
     *
     * @param digest of everything that the images follow from, SHA-256 in hexadecimal; empty until the first image
     */
    public record Progress(
            StreamState state,
            long renderedImageCount,
            Optional<LatentSpace> latentSpace,
            String digest,
            Optional<Failure> error,
            Optional<Instant> updateTime) {

        public static final Progress NONE =
                new Progress(StreamState.QUEUED, 0, Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    public Stream {
        if (wish != Wish.DELETED && progress.state() == StreamState.DELETED) {
            progress = Progress.NONE; // that was another stream of this name
        }
    }

    /** As it is before any renderer has it. */
    public static Stream queued(StreamName name, StreamSpec spec, Instant createTime) {
        return new Stream(name, spec, Wish.RENDERED, createTime, Progress.NONE);
    }

    /** The same stream, of which something else is wanted. */
    public Stream wish(Wish other) {
        return new Stream(name, spec, other, createTime, progress);
    }

    /** The same stream, of which its renderer has said something. */
    public Stream report(Progress said) {
        return new Stream(name, spec, wish, createTime, said);
    }

    public StreamState state() {
        return wish == Wish.DELETED && progress.state() != StreamState.DELETED
                ? StreamState.DELETING
                : progress.state();
    }

    /**
     * @throws InvalidFieldException if it is known by now that images have no labels of something to be learnt, or that
     *     all have the same
     */
    void checkLabels(String field, Objective objective) {
        List<LatentGroup> lacking =
                progress.latentSpace().map(space -> space.lacking(objective)).orElse(List.of());
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

    /** By the spec, and by what the renderer found in its library. */
    private Set<Latent> fixedLatents() {
        Set<Latent> fixed = EnumSet.noneOf(Latent.class);
        if (spec.origin() instanceof SceneSpec scenes) {
            fixed.addAll(scenes.fixedLatents());
        }
        progress.latentSpace().map(LatentSpace::fixed).ifPresent(fixed::addAll);
        return fixed;
    }

    /** True when nothing of it is left, and its name is free. */
    public boolean isGone() {
        return state() == StreamState.DELETED;
    }
}
