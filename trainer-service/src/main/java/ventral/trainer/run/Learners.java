package ventral.trainer.run;

import ventral.trainer.objective.HeadLayout;

/** Makes learners. */
public interface Learners {

    /** Name of the network that is trained, such as {@code resnet18}. */
    String network();

    /**
     * A learner with fresh weights.
     *
     * @param seed of the weights; those below the last layer depend on it alone
     */
    Learner create(HeadLayout layout, long seed);
}
