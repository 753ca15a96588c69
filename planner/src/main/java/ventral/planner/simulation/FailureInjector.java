package ventral.planner.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import ventral.planner.flow.FlowSimulation;
import ventral.planner.plan.FailureModel;

/** Preempts instances at random times and starts their replacements. The time between failures is exponential. */
final class FailureInjector {

    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final FlowSimulation simulation;
    private final FailureModel failures;
    private final SplittableRandom seeds;
    private int count;

    FailureInjector(FlowSimulation simulation, FailureModel failures) {
        this.simulation = simulation;
        this.failures = failures;
        this.seeds = new SplittableRandom(failures.seed());
    }

    int count() {
        return count;
    }

    /**
     * Injects failures into each instance.
     *
     * @param wanted whether the instances are still in use; false ends the failures
     */
    void watch(List<? extends PreemptibleInstance> instances, BooleanSupplier wanted) {
        if (failures.perNodeHour() > 0) {
            instances.forEach(instance -> await(instance, seeds.split(), wanted));
        }
    }

    private void await(PreemptibleInstance instance, SplittableRandom random, BooleanSupplier wanted) {
        double hours = -Math.log1p(-random.nextDouble()) / failures.perNodeHour();
        simulation.schedule(hours * SECONDS_OF_AN_HOUR, () -> {
            if (wanted.getAsBoolean()) {
                count++;
                instance.preempt();
                simulation.schedule(failures.restartSeconds(), () -> {
                    instance.start();
                    await(instance, random, wanted);
                });
            }
        });
    }
}
