package ventral.trainer.objective;

/**
 * What the last layer ought to say of some images.
 *
 * @param regression row by row, an image each, {@link HeadLayout#regressionCount} columns
 * @param classes row by row, an image each, {@link HeadLayout#classCount} columns
 */
@SuppressWarnings("ArrayRecordComponent")
public record Targets(float[] regression, long[] classes) {}
