package ventral.cli.recipe;

import org.jspecify.annotations.Nullable;

/** Fields of the optimiser and its learning rate as a user set them. A field that is null or zero was not set. */
public interface OptimiserFields {

    /** Names the optimiser, which turns gradients into updates of the weights. */
    enum OptimiserKind {
        ADAM,
        SGD
    }

    OptimiserKind kind();

    /** Returns whether SGD uses Nesterov momentum. */
    boolean nesterov();

    /** Returns the momentum of SGD. */
    @Nullable Double momentum();

    double weightDecay();

    /** Returns the learning rate after the warm-up. */
    @Nullable Double learningRate();

    /** Returns the images over which the learning rate rises to its peak. */
    long warmUpImageCount();

    /** Returns the images after which the learning rate falls, each time. */
    @Nullable Long stepImageCount();

    /** Returns the factor by which the learning rate falls at each step. */
    @Nullable Double stepFactor();

    /** Returns the fraction of its peak to which the learning rate falls along half a cosine. */
    @Nullable Double cosineFloor();

    /** Returns the maximum norm of a gradient. */
    double clipNorm();
}
