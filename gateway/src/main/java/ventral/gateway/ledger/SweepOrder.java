package ventral.gateway.ledger;

import java.util.List;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.spec.InvalidFieldException;
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
        int checkpointsPerDecade) {

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
                imageCounts.isEmpty() ? List.of(streamSpec.imageCount()) : imageCounts,
                seeds.isEmpty() ? List.of(0L) : seeds,
                epochCount == 0 ? 1 : epochCount,
                checkpointsPerDecade == 0 ? RunSpec.DEFAULT_CHECKPOINTS_PER_DECADE : checkpointsPerDecade);
        for (int i = 0; i < spec.imageCounts().size(); i++) {
            checkImageCount(spec, i, streamSpec);
        }
        return spec;
    }

    private void checkImageCount(SweepSpec spec, int index, StreamSpec streamSpec) {
        RunOrder run = new RunOrder(
                stream,
                spec.objectives().get(0),
                spec.imageCounts().get(index),
                spec.epochCount(),
                0,
                spec.checkpointsPerDecade());
        if (run.imageCount() == 0) {
            throw new InvalidFieldException("image_counts[%d]".formatted(index), "image_count 0 is not positive");
        }
        try {
            run.on(streamSpec);
        } catch (InvalidFieldException e) {
            String field = e.field().equals("image_count") ? "image_counts[%d]".formatted(index) : e.field();
            throw new InvalidFieldException(field, String.valueOf(e.getMessage()));
        }
    }
}
