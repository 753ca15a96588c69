package ventral.cli.credentials;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.GatewayAddress;

/**
 * Settings of the connection in environment variables. An empty variable counts as absent.
 *
 * @param variables the whole environment
 */
public record EnvironmentSettings(Map<String, String> variables) {

    /** Address of the gateway. */
    public static final String GATEWAY = "VENTRAL_GATEWAY";

    /** The token itself. */
    public static final String TOKEN = "VENTRAL_TOKEN";

    /** File with the token; {@link #TOKEN} takes precedence. */
    public static final String TOKEN_FILE = "VENTRAL_TOKEN_FILE";

    public @Nullable GatewayAddress gateway() {
        String address = variable(GATEWAY);
        return address.isEmpty() ? null : GatewayAddress.parse(address);
    }

    /**
     * Returns the token.
     *
     * @throws IllegalArgumentException if a variable holds no token, or names a file that holds none
     */
    public @Nullable BearerToken token() {
        String token = variable(TOKEN);
        String file = variable(TOKEN_FILE);
        if (!token.isEmpty()) {
            try {
                return new BearerToken(token.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("environment variable %s: %s".formatted(TOKEN, e.getMessage()), e);
            }
        }
        return file.isEmpty() ? null : TokenFileReader.read(Path.of(file));
    }

    private String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
