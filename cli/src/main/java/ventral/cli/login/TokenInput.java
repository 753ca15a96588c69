package ventral.cli.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import ventral.cli.connection.BearerToken;

/**
 * Reads a token from the user.
 *
 * @param console terminal to prompt on; null to read a line of {@code input} instead
 */
record TokenInput(@Nullable Console console, InputStream input) {

    static TokenInput ofProcess() {
        return new TokenInput(System.console(), System.in);
    }

    /**
     * Returns the token.
     *
     * @throws IllegalArgumentException if the line holds no token
     */
    BearerToken read() {
        String line = line();
        if (line == null || line.isBlank()) {
            throw new IllegalArgumentException(
                    "no token was entered: enter it, pipe it to 'ventral login', or name its file with --token-file");
        }
        return new BearerToken(line.strip());
    }

    private @Nullable String line() {
        if (console != null) {
            char[] entered = console.readPassword("Token: ");
            return entered == null ? null : new String(entered);
        }
        try {
            return new BufferedReader(new InputStreamReader(input, UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
