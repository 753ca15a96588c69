package ventral.cli.token;

import java.util.Locale;

/** Role of a token. Each includes the one before. */
enum TokenRole {
    /** Reads. */
    VIEWER,
    /** Creates, cancels and deletes runs, streams and sweeps. */
    OPERATOR,
    /** Changes the installation, and reads the API's schemas by reflection. */
    ADMIN;

    /** Returns the role as files and options name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
