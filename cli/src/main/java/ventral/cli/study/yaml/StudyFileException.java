package ventral.cli.study.yaml;

/** A study's file cannot be read. The message names file, line, key, value and remedy. */
public final class StudyFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    StudyFileException(String message) {
        super(message);
    }

    /**
     * Makes a failure of one place in a file.
     *
     * @param line counted from 1; 0 if it is not known
     * @param key such as {@code streams.s1.images}; empty for the file as a whole
     */
    StudyFileException(String file, int line, String key, String description) {
        this(file + (line == 0 ? "" : ":" + line) + ": " + (key.isEmpty() ? "" : key + ": ") + description);
    }
}
