package ventral.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.ConnectionSettings;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.connection.StoredLogin;
import ventral.cli.credentials.CredentialsFile;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.credentials.TokenFileReader;
import ventral.launcher.component.Ports;

/**
 * Options for TLS and the token of a call to the gateway. What no option says is taken from the environment, and then
 * from the login that {@code ventral login} stored.
 */
public final class ConnectionOptions {

    /** Gateway to call if nothing names one. */
    static final String DEFAULT_GATEWAY = "127.0.0.1:" + Ports.DEFAULT_BASE;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "PEM file of the authority that signed the gateway's certificate (default: those of Java)")
    private @Nullable Path ca;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "PEM file of a certificate that identifies this client (default: none)")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM file of that certificate's private key, in PKCS #8")
    private @Nullable Path key;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "file with the token (default: " + EnvironmentSettings.TOKEN + ", or else the file "
                    + EnvironmentSettings.TOKEN_FILE + ", or else the stored login)")
    private @Nullable Path tokenFile;

    private final EnvironmentSettings environment;
    private final CredentialsFile credentials;

    public ConnectionOptions() {
        this(new EnvironmentSettings(System.getenv()), CredentialsFile.ofUser());
    }

    /** Creates the options with another environment and login than this process's. */
    public ConnectionOptions(EnvironmentSettings environment, CredentialsFile credentials) {
        this.environment = environment;
        this.credentials = credentials;
    }

    /**
     * Returns the connection that the options, the environment, the stored login and the default define, in this order.
     *
     * @param gateway option for the gateway; null or empty if it is absent
     * @throws IllegalArgumentException if a setting is invalid, or if the token would be sent unencrypted
     */
    public GatewayConnection connection(@Nullable String gateway) {
        return connection(named(gateway), givenToken());
    }

    /**
     * Returns the connection of a new login, whose token replaces that of the environment. A credentials file that
     * cannot be used counts as absent, because the new login replaces it.
     *
     * @param token token if {@code --token-file} is absent
     */
    GatewayConnection connection(@Nullable String gateway, Supplier<BearerToken> token) {
        return connection(
                named(gateway),
                tokenFile == null ? token.get() : TokenFileReader.read(tokenFile),
                credentials.readIfValid().orElse(null));
    }

    /**
     * Returns the connection to a gateway on this machine, which is called with TLS if an option names a file for it.
     * A token of the environment is for {@code VENTRAL_GATEWAY} alone if that is another gateway.
     *
     * @param address host and port
     * @throws IllegalArgumentException if a setting is invalid
     */
    public GatewayConnection localConnection(String address) {
        GatewayAddress plain = GatewayAddress.parse(address);
        GatewayAddress local = tls().equals(ClientTlsFiles.NONE) ? plain : plain.withTls();
        GatewayAddress named = environment.gateway();
        boolean isElsewhere = tokenFile == null && named != null && !named.isSameGateway(local);
        return connection(local, isElsewhere ? null : givenToken());
    }

    /** Returns the token of the option or the environment; null if neither has one. */
    private @Nullable BearerToken givenToken() {
        return tokenFile == null ? environment.token() : TokenFileReader.read(tokenFile);
    }

    /** Completes gateway and token with the stored login, whose file must be valid only if one of them is missing. */
    private GatewayConnection connection(@Nullable GatewayAddress gateway, @Nullable BearerToken token) {
        Optional<StoredLogin> login = gateway == null || token == null ? credentials.read() : credentials.readIfValid();
        return connection(gateway, token, login.orElse(null));
    }

    private GatewayConnection connection(
            @Nullable GatewayAddress gateway, @Nullable BearerToken token, @Nullable StoredLogin login) {
        return new ConnectionSettings(gateway, tls(), token).connection(login, GatewayAddress.parse(DEFAULT_GATEWAY));
    }

    private ClientTlsFiles tls() {
        return new ClientTlsFiles(ca, certificate, key);
    }

    /** Returns whether the option or the environment names a gateway. */
    public boolean isGatewayGiven(@Nullable String gateway) {
        return named(gateway) != null;
    }

    private @Nullable GatewayAddress named(@Nullable String gateway) {
        return gateway == null || gateway.isEmpty() ? environment.gateway() : GatewayAddress.parse(gateway);
    }
}
