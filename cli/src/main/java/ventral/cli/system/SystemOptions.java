package ventral.cli.system;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.connection.GatewayConnection;
import ventral.cli.connection.TransportSecurity;
import ventral.cli.credentials.EnvironmentSettings;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.ConnectionOptions;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.LaunchException;

/** Options for the system that an experiment runs on: a named one, a running local one, or one started for it. */
public final class SystemOptions {

    /** An action on a running system. */
    public interface SystemAction {

        /**
         * Runs the action and returns the command's exit status.
         *
         * @param system system that this process started; null if it uses another
         */
        int run(GatewayClient gateway, @Nullable ForegroundSystem system)
                throws CommandException, LaunchException, InterruptedException;
    }

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            description = "use the system of this gateway, and start none (default: " + EnvironmentSettings.GATEWAY
                    + ", or else the system on this machine, whatever the stored login)")
    private @Nullable String address;

    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--keep",
            description = "keep the system running at the end, until Ctrl-C, if this command started it")
    private boolean keep;

    @Mixin
    private LocalOptions options = new LocalOptions();

    public SystemOptions() {
        this(new ConnectionOptions());
    }

    /** Creates the options with settings of another environment than this process's. */
    SystemOptions(ConnectionOptions connection) {
        this.connection = connection;
    }

    /** Finds or starts a system, runs the action, and stops what it started. */
    public int run(Terminal terminal, SystemAction work)
            throws CommandException, LaunchException, InterruptedException {
        GatewayConnection remote = remote();
        if (remote != null) {
            try (GatewayClient gateway = new GatewayClient(remote)) {
                terminal.println("Using the system at %s".formatted(gateway.address()));
                return work.run(gateway, null);
            }
        }
        GatewayConnection local = connection.localConnection(options.gateway());
        try (GatewayClient gateway = new GatewayClient(local)) {
            if (gateway.isReachable()) {
                terminal.println("Using the system at %s, its page at %s".formatted(gateway.address(), options.page()));
                return work.run(gateway, null);
            }
        }
        if (local.address().security() == TransportSecurity.TLS) {
            throw new CommandException(
                    "no system answers at %s, and one that this command starts has no TLS: leave out --tls-ca, --tls-certificate and --tls-key, or name another gateway with --gateway"
                            .formatted(local.address()));
        }
        // a client that failed to connect backs off before it retries, so the new system gets its own client
        try (ForegroundSystem system = ForegroundSystem.start(options.plan(), terminal);
                GatewayClient gateway = new GatewayClient(local)) {
            terminal.println("The page is at %s".formatted(options.page()));
            int code = work.run(gateway, system);
            if (keep) {
                terminal.println("The system keeps running. Ctrl-C stops everything.");
                throw system.awaitFailure();
            }
            terminal.println("Stopping");
            return code;
        }
    }

    /**
     * Returns the connection to the gateway that the option or the environment names; null for the system on this
     * machine. A stored login names none, because an experiment creates streams and sweeps.
     */
    @Nullable GatewayConnection remote() {
        return connection.isGatewayGiven(address) ? connection.connection(address) : null;
    }
}
