package ventral.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Sweep;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.option.SortOrderOption;
import ventral.cli.run.RunTable;
import ventral.contract.name.SweepName;

@Command(
        name = "sweeps",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SweepsCreateCommand.class,
        description = {
            "Creates, lists and cancels sweeps: runs that differ in objective, dataset size and seed alone.",
            "A sweep is named w1 or sweeps/w1."
        },
        footer = {"", "Example:", "  ./ventral sweeps list"})
public final class SweepsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists sweeps, the newest first.",
            footer = {"", "Example:", "  ./ventral sweeps list"})
    int list(@Mixin QueryOptions options, @Mixin SortOrderOption sortOrder) {
        return options.printList(SweepTable.VIEW, gateway -> gateway.sweeps().list(sortOrder.orderBy()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one sweep and its runs.",
            footer = {"", "Example:", "  ./ventral sweeps get figure2c"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.printOne(
                SweepTable.VIEW,
                gateway -> gateway.sweeps().get(ResourceArguments.sweep(sweep)),
                SweepsCommand::describe);
    }

    private static List<String> describe(GatewayClient gateway, Sweep sweep) {
        List<String> lines = new ArrayList<>(SweepTable.linesWithEstimate(sweep));
        lines.add("");
        lines.add(sweep.getSpec().toString().stripTrailing());
        lines.add("");
        lines.addAll(RunTable.of(gateway.runs().list(FilterBuilder.runsOfSweep(SweepName.parse(sweep.getName()))))
                .lines());
        return lines;
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Cancels every run of a sweep for good. Checkpoints and scores stay.",
            footer = {"", "Example:", "  ./ventral sweeps cancel figure2c"})
    int cancel(@Mixin QueryOptions options, @Parameters(paramLabel = "SWEEP") String sweep) {
        return options.printOne(SweepTable.VIEW, gateway -> gateway.sweeps().cancel(ResourceArguments.sweep(sweep)));
    }
}
