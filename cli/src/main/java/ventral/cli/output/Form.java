package ventral.cli.output;

import java.util.Locale;

/** How answers are shown: as tables for people, otherwise for programs. A command line has them in lower case. */
public enum Form {
    TABLE,
    JSON,
    YAML,
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
