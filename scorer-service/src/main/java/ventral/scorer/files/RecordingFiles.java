package ventral.scorer.files;

import java.util.Optional;
import java.util.stream.Stream;
import ventral.scorer.assembly.TimeWindow;

/** Where responses are written down. */
sealed interface RecordingFiles {

    Stream<CheckedFile> files();

    /**
     * Neuroids' responses.
     *
     * @param window the part of the recording that counts, if not all
     */
    record Assembly(CheckedFile file, Optional<TimeWindow> window) implements RecordingFiles {

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

    static RecordingFiles of(Fields fields) {
        if (!fields.has("dissimilarities")) {
            return new Assembly(
                    CheckedFile.of(fields, "assembly"),
                    fields.pair("time_window_ms").map(window -> new TimeWindow(window[0], window[1])));
        }
        return new Dissimilarities(
                CheckedFile.of(fields, "dissimilarities"),
                fields.has("subjects") ? Optional.of(CheckedFile.of(fields, "subjects")) : Optional.empty(),
                fields.text("order_by"));
    }
}
