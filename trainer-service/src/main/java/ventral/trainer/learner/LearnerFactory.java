package ventral.trainer.learner;

import ventral.contract.spec.Recipe;
import ventral.trainer.objective.HeadLayout;

/** Creates learners on one device. */
public interface LearnerFactory {

    /**
     * Creates a learner with random initial weights.
     *
     * @param seed seed of the weights; those below the last layer depend only on it and on the network
     * @throws DeviceOutOfMemoryException if the device has no memory left
     */
    Learner create(Recipe recipe, HeadLayout layout, long seed);

    /** Returns the device's description, such as {@code cpu, 2 threads, bf16} or {@code gpu 0, bf16}. */
    String device();

    /** Returns the current usage of the device by this process. */
    DeviceUsage use();
}
