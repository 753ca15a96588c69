package ventral.cli.plan;

import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/**
 * One sweep over one stream, on one fleet. All starts at once: the stream is rendered while runs learn from it.
 */
public record Plan(
        SweepName sweep, StreamSpec stream, SweepSpec sweepSpec, Fleet fleet, Rates rates, Failures failures) {

    /**
     * @throws ventral.contract.spec.InvalidFieldException if a run does not fit the stream
     * @throws IllegalArgumentException if the stream has no end, or runs hold images out
     */
    public Plan {
        if (stream.isUnbounded()) {
            throw new IllegalArgumentException("image_count 0: a stream without end has no end to plan for");
        }
        if (sweepSpec.recipe().heldOutImageCount() > 0) {
            throw new IllegalArgumentException("held_out_image_count %d: validation is not planned; leave it out"
                    .formatted(sweepSpec.recipe().heldOutImageCount()));
        }
        sweepSpec.runs(sweep).values().forEach(run -> run.checkAgainst(stream));
    }

    Plan with(Fleet other) {
        return new Plan(sweep, stream, sweepSpec, other, rates, failures);
    }

    /** The same plan with another count of one kind. */
    public Plan with(Fleet.Kind kind, int count) {
        return with(fleet.with(kind, count));
    }

    Plan with(Rates other) {
        return new Plan(sweep, stream, sweepSpec, fleet, other, failures);
    }

    /** Points of all scaling curves: an objective at a dataset size, the mean of its seeds. */
    public int pointCount() {
        return sweepSpec.objectives().size() * sweepSpec.imageCounts().size();
    }
}
