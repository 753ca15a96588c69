package ventral.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.grpc.Gateway;
import ventral.cli.local.LocalFailure;

/** Chooses the system that an experiment runs on: one that is named, one that runs here, or one that is started for it. */
final class SystemOptions {

    /** Runs on a system that answers. */
    interface Work {

        /** @param system if this process started it */
        int run(Gateway gateway, Optional<ForegroundSystem> system) throws LocalFailure, InterruptedException;
    }

    @Option(
            names = "--gateway",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + GatewayOption.VARIABLE + "}",
            description = "use the system of this gateway, and start none (default: " + GatewayOption.VARIABLE + ")")
    private @Nullable String address;

    @Option(names = "--keep", description = "leave the system running at the end, until Ctrl-C, if this started it")
    private boolean keep;

    @Mixin
    private LocalOptions options = new LocalOptions();

    /** Finds or starts the system, does the work, and stops what it started. */
    int with(Terminal terminal, Work work) throws LocalFailure, InterruptedException {
        if (address != null && !address.isEmpty()) {
            try (Gateway gateway = new Gateway(address)) {
                return work.run(gateway, Optional.empty());
            }
        }
        try (Gateway gateway = new Gateway(options.gateway())) {
            if (gateway.answers()) {
                terminal.say("Using the system at %s, its page at %s".formatted(gateway.address(), options.page()));
                return work.run(gateway, Optional.empty());
            }
        }
        // a client that has found nobody waits before it tries again, so the system gets one of its own
        try (ForegroundSystem system = ForegroundSystem.start(options.plan(), terminal);
                Gateway gateway = new Gateway(options.gateway())) {
            terminal.say("The page is at %s".formatted(options.page()));
            int code = work.run(gateway, Optional.of(system));
            if (keep) {
                terminal.say("The system runs on. Ctrl-C stops everything.");
                throw system.awaitFailure();
            }
            terminal.say("Stopping");
            return code;
        }
    }
}
