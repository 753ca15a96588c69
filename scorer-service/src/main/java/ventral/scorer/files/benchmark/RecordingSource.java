package ventral.scorer.files.benchmark;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.files.DescriptorFields;

/** Source of a benchmark's responses in a descriptor. */
sealed interface RecordingSource {

    /** Name of the field with the lowest accepted split-half reliability of a neuroid. */
    String MINIMUM_RELIABILITY = "minimum_reliability";

    Stream<CheckedFile> files();

    /**
     * Responses of neuroids.
     *
     * @param window time window that is averaged; null for the whole recording
     * @param minimumReliability neuroids below it are excluded; NaN to keep all
     */
    record Assembly(CheckedFile file, @Nullable TimeWindow window, double minimumReliability)
            implements RecordingSource {

        @Override
        public Stream<CheckedFile> files() {
            return Stream.of(file);
        }
    }

    /**
     * Dissimilarities of responses.
     *
     * @param file (stimuli, stimuli)
     * @param subjects (subjects, ..., stimuli, stimuli); the axes in between are averaged; null for no such file
     * @param orderBy column of the stimuli's table with each stimulus's row, from 0
     */
    record Dissimilarities(CheckedFile file, @Nullable CheckedFile subjects, String orderBy)
            implements RecordingSource {

        @Override
        public Stream<CheckedFile> files() {
            return subjects == null ? Stream.of(file) : Stream.of(file, subjects);
        }
    }

    private static double minimumReliability(DescriptorFields fields) {
        if (!fields.has(MINIMUM_RELIABILITY)) {
            return Double.NaN;
        }
        double minimum = fields.number(MINIMUM_RELIABILITY);
        if (!(minimum > 0 && minimum < 1)) {
            throw new IllegalArgumentException("%s is %s; a reliability lies between 0 and 1, such as .4"
                    .formatted(fields.path(MINIMUM_RELIABILITY), minimum));
        }
        return minimum;
    }

    static RecordingSource of(DescriptorFields fields) {
        if (!fields.has("dissimilarities")) {
            return new Assembly(
                    CheckedFile.of(fields, "assembly"),
                    fields.pair("time_window_ms")
                            .map(window -> new TimeWindow(window[0], window[1]))
                            .orElse(null),
                    minimumReliability(fields));
        }
        return new Dissimilarities(
                CheckedFile.of(fields, "dissimilarities"),
                fields.has("subjects") ? CheckedFile.of(fields, "subjects") : null,
                fields.text("order_by"));
    }
}
