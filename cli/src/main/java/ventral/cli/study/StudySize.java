package ventral.cli.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ventral.contract.name.RunName;
import ventral.contract.network.Network;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;

/**
 * Counts the images, runs and checkpoints of a study.
 *
 * @param renderedImageCount images of all streams
 * @param runCount runs of all sweeps, including controls
 * @param training images that networks see over all epochs, by network and image size
 * @param checkpoints checkpoints that are stored and scored, by network and image size
 */
public record StudySize(
        long renderedImageCount, int runCount, Map<TrainingKind, Long> training, Map<TrainingKind, Long> checkpoints) {

    /**
     * Identifies what the speed of training depends on.
     *
     * @param imageSize width and height, pixels
     */
    public record TrainingKind(Network network, int imageSize) {}

    public StudySize {
        training = Map.copyOf(training);
        checkpoints = Map.copyOf(checkpoints);
    }

    /** Counts a whole study, as if none of its resources existed yet. */
    public static StudySize of(Study study) {
        return of(study, study.runs());
    }

    private static StudySize of(Study study, Map<RunName, RunSpec> runs) {
        Map<TrainingKind, Long> training = new TreeMap<>(BY_SIZE);
        Map<TrainingKind, Long> checkpoints = new TreeMap<>(BY_SIZE);
        for (RunSpec run : runs.values()) {
            StreamSpec stream = study.stream(run.stream());
            TrainingKind kind = new TrainingKind(run.recipe().network(), stream.imageSize());
            training.merge(kind, run.totalImageCount(), Long::sum);
            checkpoints.merge(kind, (long) run.checkpoints(stream.batchSize()).size(), Long::sum);
        }
        long rendered = study.streams().values().stream()
                .mapToLong(StreamSpec::imageCount)
                .sum();
        return new StudySize(rendered, runs.size(), training, checkpoints);
    }

    private static final Comparator<TrainingKind> BY_SIZE =
            Comparator.comparing(TrainingKind::network).thenComparingInt(TrainingKind::imageSize);

    /** Returns the kinds of training, in a fixed order. */
    public List<TrainingKind> kinds() {
        return training.keySet().stream().sorted(BY_SIZE).toList();
    }

    /** Returns the checkpoints that are stored and scored. */
    public long checkpointCount() {
        return checkpoints.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the images that networks see over all runs and epochs. */
    public long seenImageCount() {
        return training.values().stream().mapToLong(Long::longValue).sum();
    }
}
