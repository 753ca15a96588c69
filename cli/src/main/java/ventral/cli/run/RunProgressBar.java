package ventral.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Run;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.ProgressBar;
import ventral.type.v1.LatentFigures;
import ventral.type.v1.Validation;

/**
 * Formats the progress of one run as a bar. The most important figures come first, because a narrow terminal cuts the
 * rest.
 */
public final class RunProgressBar {

    private static final int LONGEST_STATE = 9;

    private RunProgressBar() {}

    /**
     * Returns the progress bar of a run.
     *
     * @param nameWidth characters of the longest run name
     */
    public static ProgressBar of(Run run, int nameWidth) {
        return new ProgressBar(
                padded(run.getName(), nameWidth) + "  " + padded(state(run), LONGEST_STATE),
                run.getSeenImageCount(),
                total(run),
                String.join("  ", notes(run)));
    }

    static String state(Run run) {
        return run.getState().name().replace("RUN_STATE_", "");
    }

    /** Returns the images that a run learns from over all epochs, of which the last may be partial. */
    public static long total(Run run) {
        long total = run.getSpec().getSeenImageCount();
        return total > 0 ? total : run.getSpec().getImageCount() * run.getSpec().getEpochCount();
    }

    private static List<String> notes(Run run) {
        List<String> notes = new ArrayList<>();
        if (run.hasLoss()) {
            notes.add("loss " + NumberFormats.score(run.getLoss()));
        }
        if (run.hasImagesPerSecond()) {
            notes.add(NumberFormats.count(Math.round(run.getImagesPerSecond())) + " images/s");
        }
        if (run.hasTimeLeft()) {
            notes.add(NumberFormats.approximateDuration(
                            Duration.ofSeconds(run.getTimeLeft().getSeconds())) + " left");
        }
        if (run.hasValidation()) {
            notes.add(held(run.getValidation()));
        }
        if (run.hasLearningRate()) {
            notes.add("rate " + NumberFormats.figures(run.getLearningRate()));
        }
        if (!run.getDevice().isEmpty()) {
            notes.add(device(run));
        }
        if (run.hasError()) {
            notes.add(run.getError().getMessage());
        }
        return notes;
    }

    private static String device(Run run) {
        StringBuilder device = new StringBuilder(run.getDevice());
        if (run.hasDeviceUse()) {
            device.append(" ").append(NumberFormats.share(run.getDeviceUse()));
        }
        if (run.getMemoryBytes() > 0) {
            device.append(" ").append(NumberFormats.bytes(run.getMemoryBytes()));
        }
        return device.toString();
    }

    /** Formats a validation: the mean R² over lengths and angles, and the mean top-1 accuracy over classes. */
    private static String held(Validation validation) {
        StringBuilder words = new StringBuilder("held out: loss " + NumberFormats.score(validation.getLoss()));
        validation.getLatentsList().stream()
                .filter(LatentFigures::hasRSquared)
                .mapToDouble(LatentFigures::getRSquared)
                .average()
                .ifPresent(mean -> words.append(" R² ").append(NumberFormats.score(mean)));
        validation.getLatentsList().stream()
                .filter(LatentFigures::hasTop1)
                .mapToDouble(LatentFigures::getTop1)
                .average()
                .ifPresent(mean -> words.append(" top-1 ").append(NumberFormats.share(mean)));
        return words.toString();
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
