package ventral.planner.plan;

import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.planner.rate.SystemRates;

/**
 * Describes one sweep over one stream on one fleet. Rendering and training start together: runs train on the stream
 * while it is rendered.
 */
public record CapacityPlan(
        SweepName sweep,
        StreamSpec stream,
        SweepSpec sweepSpec,
        Fleet fleet,
        SystemRates rates,
        FailureModel failures) {

    /**
     * Checks that the plan can be simulated.
     *
     * @throws ventral.contract.spec.InvalidFieldException if a run does not fit the stream
     * @throws IllegalArgumentException if the stream is unbounded, or runs hold images out
     */
    public CapacityPlan {
        if (stream.isUnbounded()) {
            throw new IllegalArgumentException("image_count 0: an unbounded stream cannot be planned; set a number");
        }
        if (sweepSpec.recipe().heldOutImageCount() > 0) {
            throw new IllegalArgumentException("held_out_image_count %d: plans do not include validation; leave it out"
                    .formatted(sweepSpec.recipe().heldOutImageCount()));
        }
        sweepSpec.runs(sweep).values().forEach(run -> run.checkAgainst(stream));
    }

    CapacityPlan with(Fleet other) {
        return new CapacityPlan(sweep, stream, sweepSpec, other, rates, failures);
    }

    /** Returns the same plan with another count of one kind of node. */
    public CapacityPlan with(Fleet.NodeKind kind, int count) {
        return with(fleet.with(kind, count));
    }

    public CapacityPlan with(SystemRates other) {
        return new CapacityPlan(sweep, stream, sweepSpec, fleet, other, failures);
    }

    /** Counts the points of all scaling curves. A point is one objective at one dataset size, the mean of its seeds. */
    public int pointCount() {
        return sweepSpec.objectives().size() * sweepSpec.imageCounts().size();
    }
}
