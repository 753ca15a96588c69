package ventral.trainer.learner;

/**
 * A network's prediction for a batch of images.
 *
 * @param outputs outputs of the last layer, (N, units), row by row
 * @param loss the training loss
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prediction(float[] outputs, double loss) {}
