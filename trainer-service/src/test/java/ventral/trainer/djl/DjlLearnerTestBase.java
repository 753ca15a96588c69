package ventral.trainer.djl;

import static ventral.trainer.djl.LearnerFixtures.recipe;

import java.util.List;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;

/** Creates learners of small objectives. */
abstract class DjlLearnerTestBase {

    static final double RATE = 1e-3;
    static final Recipe TINY = recipe(Network.TINY, Optimiser.Adam.DEFAULT, 0);
    static final HeadLayout LAYOUT = new HeadLayout(
            List.of(
                    new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.SQUARED_ERROR, 1, 0),
                    new Head(LatentGroup.CATEGORY, 1, 2, Head.Loss.CROSS_ENTROPY, 1, 0)),
            3,
            1,
            1);
    static final HeadLayout DISTANCE =
            new HeadLayout(List.of(new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.SQUARED_ERROR, 1, 0)), 1, 1, 0);

    final DjlLearnerFactory learners = LearnerFixtures.learners(Precision.BF16);
}
