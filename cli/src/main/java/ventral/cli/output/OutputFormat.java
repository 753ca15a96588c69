package ventral.cli.output;

import java.util.Locale;

/** Output formats: tables for people, the others for programs. Command lines write them in lower case. */
public enum OutputFormat {
    TABLE,
    JSON,
    YAML,
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
