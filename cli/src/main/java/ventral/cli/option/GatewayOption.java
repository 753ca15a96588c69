package ventral.cli.option;

import picocli.CommandLine.Option;
import ventral.cli.grpc.GatewayClient;
import ventral.launcher.component.Ports;

/** Option for the gateway to query. */
public final class GatewayOption {

    /** Environment variable with the address of the gateway to query if no option names one. */
    public static final String VARIABLE = "VENTRAL_GATEWAY";

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + VARIABLE + ":-127.0.0.1:" + Ports.DEFAULT_BASE + "}",
            description = "gateway to query (default: " + VARIABLE + ", or else 127.0.0.1:" + Ports.DEFAULT_BASE + ")")
    private String address = "";

    public GatewayClient connect() {
        return new GatewayClient(address);
    }
}
