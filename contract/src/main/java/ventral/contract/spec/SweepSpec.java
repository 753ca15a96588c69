package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;
import static ventral.contract.spec.StreamSpec.checkImageCount;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * Describes a sweep: one run for each objective, dataset size and seed, alike in all else. The controls that learn
 * nothing have one run for each control seed instead, whatever the dataset sizes.
 *
 * @param objectives objectives that networks learn, and the controls to which they are compared
 * @param imageCounts dataset sizes
 * @param controlSeeds seeds of the untrained and the calibrated control
 * @param calibrationImageCount images that the calibrated control's batch-norm statistics are estimated on
 * @param epochCount passes over the images; 1 with {@code equalUpdates}
 * @param equalUpdates updates of every run; null for the same number of passes at every size
 * @param firstCheckpoint images seen at which the grid of checkpoints starts
 */
public record SweepSpec(
        StreamName stream,
        List<Objective> objectives,
        List<Long> imageCounts,
        List<Long> seeds,
        List<Long> controlSeeds,
        long calibrationImageCount,
        int epochCount,
        @Nullable EqualUpdates equalUpdates,
        int checkpointsPerDecade,
        long firstCheckpoint,
        Recipe recipe,
        int priority) {

    public static final int MAX_RUN_COUNT = 10_000;

    /** Seeds of controls that learn nothing. These controls cost little, so they have many seeds. */
    public static final List<Long> DEFAULT_CONTROL_SEEDS =
            LongStream.range(0, 20).boxed().toList();

    /**
     * Default number of images for calibration: 80 batches of 64. Batch-norm statistics are the plain mean over
     * batches, so nothing of their initial values remains.
     */
    public static final long DEFAULT_CALIBRATION_IMAGE_COUNT = 5120;

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public SweepSpec {
        objectives = List.copyOf(objectives);
        imageCounts = List.copyOf(imageCounts);
        seeds = List.copyOf(seeds);
        controlSeeds = List.copyOf(controlSeeds);
        checkDistinct("objectives", objectives);
        checkDistinct("image_counts", imageCounts);
        checkDistinct("seeds", seeds);
        checkDistinct("control_seeds", controlSeeds);
        check(
                calibrationImageCount > 0,
                "calibration_image_count",
                "calibration_image_count %d is not positive",
                calibrationImageCount);
        checkImageCount("calibration_image_count", calibrationImageCount);
        imageCounts.forEach(imageCount -> checkImageCount("image_counts", imageCount));
        checkImageCount("first_checkpoint", firstCheckpoint);
        check(
                epochCount <= RunSpec.MAX_EPOCH_COUNT,
                "epoch_count",
                "epoch_count %d is outside 1 to %d",
                epochCount,
                RunSpec.MAX_EPOCH_COUNT);
        check(
                equalUpdates == null || epochCount == 1,
                "epoch_count",
                "epoch_count %d and update_count exclude each other: with equal updates the passes follow from the dataset's size",
                epochCount);
        long learning = objectives.stream().filter(SweepSpec::learns).count();
        long runCount = runCount(objectives, imageCounts, seeds, controlSeeds);
        check(
                runCount <= MAX_RUN_COUNT,
                "objectives",
                "%d objectives x %d image counts x %d seeds and %d controls x %d control seeds are %d runs; a sweep has at most %d",
                learning,
                imageCounts.size(),
                seeds.size(),
                objectives.size() - learning,
                controlSeeds.size(),
                runCount,
                MAX_RUN_COUNT);
        if (learning > 0) {
            checkTotals(imageCounts, epochCount, equalUpdates);
        }
    }

    private static void checkTotals(List<Long> imageCounts, int epochCount, @Nullable EqualUpdates equalUpdates) {
        for (long imageCount : imageCounts) {
            if (equalUpdates != null) {
                equalUpdates.epochCount(imageCount);
            } else {
                check(
                        Math.max(0, imageCount) * Math.max(0, epochCount) <= StreamSpec.MAX_IMAGE_COUNT,
                        "image_counts",
                        "image_count %d in %d epochs is more than the limit of %d images seen",
                        imageCount,
                        epochCount,
                        StreamSpec.MAX_IMAGE_COUNT);
            }
        }
    }

    /** Creates a sweep of whole passes, without controls, with the default recipe, priority and grid of checkpoints. */
    public SweepSpec(
            StreamName stream,
            List<Objective> objectives,
            List<Long> imageCounts,
            List<Long> seeds,
            int epochCount,
            int checkpointsPerDecade) {
        this(
                stream,
                objectives,
                imageCounts,
                seeds,
                epochCount,
                checkpointsPerDecade,
                Recipe.DEFAULT,
                RunSpec.DEFAULT_PRIORITY);
    }

    /**
     * Creates a sweep of whole passes, with the default control seeds and the default start of the grid of checkpoints.
     */
    public SweepSpec(
            StreamName stream,
            List<Objective> objectives,
            List<Long> imageCounts,
            List<Long> seeds,
            int epochCount,
            int checkpointsPerDecade,
            Recipe recipe,
            int priority) {
        this(
                stream,
                objectives,
                imageCounts,
                seeds,
                DEFAULT_CONTROL_SEEDS,
                DEFAULT_CALIBRATION_IMAGE_COUNT,
                epochCount,
                null,
                checkpointsPerDecade,
                RunSpec.DEFAULT_FIRST_CHECKPOINT,
                recipe,
                priority);
    }

    /** Returns the number of runs of the sweep, controls included. */
    public int runCount() {
        return (int) runCount(objectives, imageCounts, seeds, controlSeeds);
    }

    private static long runCount(
            List<Objective> objectives, List<Long> imageCounts, List<Long> seeds, List<Long> controlSeeds) {
        long learning = objectives.stream().filter(SweepSpec::learns).count();
        return learning * imageCounts.size() * seeds.size() + (objectives.size() - learning) * controlSeeds.size();
    }

    /**
     * Returns the runs of the sweep: the controls that learn nothing, then the smallest dataset first. The name of a
     * run is a function of the sweep's name and of the run's own coordinates.
     */
    public Map<RunName, RunSpec> runs(SweepName sweep) {
        return SweepRuns.of(this, sweep);
    }

    /** Returns false for the controls that learn nothing. */
    static boolean learns(Objective objective) {
        return !objective.control().isWithoutLearning();
    }

    private static void checkDistinct(String field, List<?> values) {
        check(!values.isEmpty(), field, "%s is empty", field);
        check(Set.copyOf(values).size() == values.size(), field, "%s %s names a value twice", field, values);
    }
}
