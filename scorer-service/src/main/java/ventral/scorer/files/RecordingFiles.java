package ventral.scorer.files;

import java.util.Optional;
import java.util.stream.Stream;
import ventral.scorer.assembly.TimeWindow;

/** Where responses are written down. */
sealed interface RecordingFiles {

    /** Names the field of the least split-half reliability of a neuroid that counts. */
    String MINIMUM_RELIABILITY = "minimum_reliability";

    Stream<CheckedFile> files();

    /**
     * Neuroids' responses.
     *
     * @param window the part of the recording that counts, if not all
     * @param minimumReliability below which a neuroid is left out; NaN where all count
     */
    record Assembly(CheckedFile file, Optional<TimeWindow> window, double minimumReliability)
            implements RecordingFiles {

        @Override
        public Stream<CheckedFile> files() {
            return Stream.of(file);
        }
    }

    /**
     * Dissimilarities of responses.
     *
     * @param file (stimuli, stimuli)
     * @param subjects (subjects, ..., stimuli, stimuli): what lies between is averaged
     * @param orderBy column of the stimuli's table that says which row, from 0, is whose
     */
    record Dissimilarities(CheckedFile file, Optional<CheckedFile> subjects, String orderBy) implements RecordingFiles {

        @Override
        public Stream<CheckedFile> files() {
            return Stream.concat(Stream.of(file), subjects.stream());
        }
    }

    private static double minimumReliability(Fields fields) {
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

    static RecordingFiles of(Fields fields) {
        if (!fields.has("dissimilarities")) {
            return new Assembly(
                    CheckedFile.of(fields, "assembly"),
                    fields.pair("time_window_ms").map(window -> new TimeWindow(window[0], window[1])),
                    minimumReliability(fields));
        }
        return new Dissimilarities(
                CheckedFile.of(fields, "dissimilarities"),
                fields.has("subjects") ? Optional.of(CheckedFile.of(fields, "subjects")) : Optional.empty(),
                fields.text("order_by"));
    }
}
