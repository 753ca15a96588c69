package ventral.cli.study.yaml;

/** Thrown when a study's file cannot be read. The message names file, line, key, value and remedy. */
public final class StudyFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    StudyFileException(String message) {
        super(message);
    }

    /**
     * Makes an exception for one place in a file.
     *
     * @param line counted from 1; 0 if unknown
     * @param key such as {@code streams.s1.images}; empty for the file as a whole
     */
    StudyFileException(String file, int line, String key, String description) {
        this(file + (line == 0 ? "" : ":" + line) + ": " + (key.isEmpty() ? "" : key + ": ") + description);
    }
}
