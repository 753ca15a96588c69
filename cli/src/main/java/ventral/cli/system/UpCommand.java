package ventral.cli.system;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.cli.option.LocalOptions;
import ventral.cli.option.LogOptions;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.Terminal;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.service.ServiceLaunchSpec;
import ventral.launcher.service.SystemLaunchSpec;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole system on this machine until Ctrl-C.",
            "",
            "Starts Kafka, PostgreSQL and the services that render, train, score and serve the API.",
            "A restarted system keeps its data: interrupted work continues."
        },
        footer = {"", "Example:", "  ./ventral up --data /data/ventral"})
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private LocalOptions options = new LocalOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(
            names = "--allow-torchscript",
            description = "run TorchScript files among the reference networks, which are programs; each in a process of"
                    + " its own, with limits")
    private boolean isTorchScriptAllowed;

    @Override
    public Integer call() throws CommandException, LaunchException {
        Terminal terminal = Terminal.standardOutput();
        SystemLaunchSpec limited = options.plan().with(logs.limit());
        SystemLaunchSpec plan = isTorchScriptAllowed
                ? limited.withScorerEnvironment(Map.of(ServiceLaunchSpec.ALLOW_TORCHSCRIPT, "true"))
                : limited;
        try (ForegroundSystem system = ForegroundSystem.start(plan, terminal)) {
            terminal.println("");
            terminal.println("  API (gRPC)  %s, with reflection".formatted(options.gateway()));
            terminal.println("  page, JSON  %s, and gRPC-Web".formatted(options.page()));
            terminal.println("  health      http://%s/q/health, and /q/metrics"
                    .formatted(options.ports().managementAddress(Endpoint.GATEWAY)));
            terminal.println("  logs        %s".formatted(plan.data().resolve("logs")));
            terminal.println("");
            terminal.println("Ctrl-C stops everything. In another terminal: ./ventral status, ./ventral demo");
            throw system.awaitFailure();
        }
    }
}
