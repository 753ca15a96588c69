package ventral.gateway.ledger;

import java.util.List;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** A sweep as a user orders it; 0 stands for a count's default, an empty list for a list's. */
public record SweepOrder(
        StreamName stream,
        List<Objective> objectives,
        List<Long> imageCounts,
        List<Long> seeds,
        int epochCount,
        int checkpointsPerDecade,
        Recipe recipe,
        int priority) {

    public SweepOrder {
        objectives = List.copyOf(objectives);
        imageCounts = List.copyOf(imageCounts);
        seeds = List.copyOf(seeds);
    }

    /** @throws InvalidFieldException if a value breaks its limit, or the stream's */
    SweepSpec on(StreamSpec streamSpec) {
        if (imageCounts.isEmpty() && streamSpec.isUnbounded()) {
            throw new InvalidFieldException(
                    "image_counts", "image_counts is not set, and %s has no end".formatted(stream));
        }
        SweepSpec spec = new SweepSpec(
                stream,
                objectives,
                imageCounts.isEmpty() ? List.of(RunOrder.learntFrom(streamSpec, stream, recipe)) : imageCounts,
                seeds.isEmpty() ? List.of(0L) : seeds,
                epochCount == 0 ? 1 : epochCount,
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade,
                recipe,
                priority);
        for (int i = 0; i < spec.imageCounts().size(); i++) {
            for (Objective objective : spec.objectives()) {
                checkRun(spec, i, objective, streamSpec);
            }
        }
        return spec;
    }

    private static void checkRun(SweepSpec spec, int index, Objective objective, StreamSpec streamSpec) {
        String field = "image_counts[%d]".formatted(index);
        RunOrder run = new RunOrder(
                spec.stream(),
                objective,
                spec.imageCounts().get(index),
                spec.epochCount(),
                0,
                spec.checkpointsPerDecade(),
                spec.recipe(),
                spec.priority());
        if (run.imageCount() == 0) {
            throw new InvalidFieldException(field, "image_count 0 is not positive");
        }
        try {
            run.on(streamSpec);
        } catch (InvalidFieldException e) {
            throw e.field().equals("image_count")
                    ? new InvalidFieldException(field, String.valueOf(e.getMessage()))
                    : e;
        }
    }
}
