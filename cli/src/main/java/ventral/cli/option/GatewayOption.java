package ventral.cli.option;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.grpc.GatewayClient;

/** Options for the gateway to query. */
public final class GatewayOption {

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            description = "gateway to query; https://HOST:PORT for TLS (default: " + EnvironmentSettings.GATEWAY
                    + ", or else that of the stored login, or else " + ConnectionOptions.DEFAULT_GATEWAY + ")")
    private @Nullable String address;

    @Mixin
    private ConnectionOptions connection;

    public GatewayOption() {
        this(new ConnectionOptions());
    }

    /** Creates the options with settings of another environment than this process's. */
    public GatewayOption(ConnectionOptions connection) {
        this.connection = connection;
    }

    /** Returns a client of the chosen gateway; connects with the first call. */
    public GatewayClient connect() {
        return new GatewayClient(connection());
    }

    /** Returns the connection to the chosen gateway. */
    public GatewayConnection connection() {
        return connection.connection(address);
    }

    /**
     * Returns the connection of a new login, whose token replaces that of the environment.
     *
     * @param token token if no option names a file
     */
    public GatewayConnection connection(Supplier<BearerToken> token) {
        return connection.connection(address, token);
    }
}
