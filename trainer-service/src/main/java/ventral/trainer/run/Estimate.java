package ventral.trainer.run;

/**
 * What a network says of some images.
 *
 * @param outputs of the last layer, row by row, an image each
 * @param loss as in training
 */
@SuppressWarnings("ArrayRecordComponent")
public record Estimate(float[] outputs, double loss) {}
