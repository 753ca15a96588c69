package ventral.trainer.run;

import ventral.contract.spec.Recipe;
import ventral.trainer.objective.HeadLayout;

/** Makes learners on one device. */
public interface Learners {

    /**
     * A learner with fresh weights.
     *
     * @param seed of the weights; those below the last layer depend on it and on the network alone
     * @throws DeviceFullException if the device has no memory left
     */
    Learner create(Recipe recipe, HeadLayout layout, long seed);

    /** Such as {@code cpu, 2 threads} or {@code gpu 0}. */
    String device();

    /** What this process takes of the device now. */
    DeviceUse use();
}
