package ventral.cli;

import java.util.Locale;

/** Ways in which a record can differ from those that its readers expect. */
enum RecordDamage {
    /** None: a valid record, which shows that the samples are refused for their damage alone. */
    NONE,
    /** Bytes that are no message. */
    GARBAGE,
    /** A valid message without its last byte. */
    TRUNCATED,
    /** An enum constant of a newer version. */
    UNKNOWN_ENUM,
    /** A timestamp some 30 million years ahead. */
    FAR_TIMESTAMP,
    /** A string with the character NUL, which PostgreSQL rejects. */
    NUL,
    /** A key of 9 kB, which PostgreSQL cannot index. */
    LONG_KEY,
    /** Bytes that are no message, as many as a topic takes. */
    LARGE_VALUE,
    /** The deletion of a key that has no row. */
    TOMBSTONE;

    /** Returns the name as part of a resource id. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
