package ventral.cli.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import ventral.cli.connection.BearerToken;

/** Reads a token from a file that holds nothing else. */
public final class TokenFileReader {

    private TokenFileReader() {}

    /**
     * Returns the file's token.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no token
     */
    public static BearerToken read(Path file) {
        try {
            return new BearerToken(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no token file '%s': name another with --token-file or VENTRAL_TOKEN_FILE".formatted(file),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the token file '%s': %s".formatted(file, e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token file '%s': %s".formatted(file, e.getMessage()), e);
        }
    }
}
