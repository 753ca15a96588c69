package ventral.cli;

import picocli.CommandLine.Option;
import ventral.cli.grpc.Gateway;
import ventral.cli.local.Endpoint;
import ventral.cli.local.Ports;

/** Which gateway is asked. */
final class GatewayOption {

    private static final String DEFAULT = new Ports(Ports.DEFAULT_BASE).address(Endpoint.GATEWAY);

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            description = "the gateway to ask (default: 127.0.0.1:" + Ports.DEFAULT_BASE + ")")
    private String address = DEFAULT;

    Gateway connect() {
        return new Gateway(address);
    }
}
