package ventral.contract.latent;

import java.util.Locale;

/** Kinds of controls: networks that lack some part of learning the latents. */
public enum Control {
    /** The objective is not a control: the network learns it. */
    NONE,
    /** The network as initialised, with batch-norm statistics at mean 0 and variance 1, as in Xie et al. (2024). */
    UNTRAINED,
    /** The network as initialised, with batch-norm statistics estimated on images of the stream. */
    CALIBRATED,
    /** The network learns the objective, but each image has the labels of another image. */
    SHUFFLED;

    /** Returns the control's word in an objective's id, such as {@code untrained}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the control's word on an axis or in a table, such as {@code Untrained}. */
    public String displayName() {
        return name().charAt(0) + id().substring(1);
    }

    /** Returns true if the control's weights are never changed, so that it has no latents to learn. */
    public boolean isWithoutLearning() {
        return this == UNTRAINED || this == CALIBRATED;
    }
}
