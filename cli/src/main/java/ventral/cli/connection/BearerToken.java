package ventral.cli.connection;

import java.util.regex.Pattern;

/**
 * A secret that identifies the caller to the gateway, as RFC 6750 defines it.
 *
 * @param value the secret itself, which no message and no log may contain
 */
public record BearerToken(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    public BearerToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "invalid token of %d characters: must be one word of letters, digits and -._~+/, with = only at its end"
                            .formatted(value.length()));
        }
    }

    /** Returns a text without the secret. */
    @Override
    public String toString() {
        return "BearerToken[%d characters]".formatted(value.length());
    }
}
