package ventral.trainer.objective;

/**
 * The targets of a batch of images.
 *
 * @param regression (N, {@link HeadLayout#regressionCount}), row by row
 * @param classes (N, {@link HeadLayout#classCount}), row by row
 */
@SuppressWarnings("ArrayRecordComponent")
public record BatchTargets(float[] regression, long[] classes) {}
