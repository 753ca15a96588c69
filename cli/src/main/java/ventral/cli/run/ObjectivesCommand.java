package ventral.cli.run;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Objective;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.output.MessageView;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;

@Command(
        name = "objectives",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lists and shows objectives: sets of latents that networks can learn.",
            "An objective is named distance-rotation or objectives/distance-rotation."
        },
        footer = {"", "Example:", "  ./ventral objectives list"})
public final class ObjectivesCommand {

    private static final MessageView<Objective> VIEW =
            MessageView.table(Objective.getDefaultInstance(), ObjectivesCommand::table);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the objectives of the paper by number of output units, then the controls.",
            footer = {"", "Example:", "  ./ventral objectives list"})
    int list(@Mixin QueryOptions options) {
        return options.printList(VIEW, gateway -> gateway.objectives().list());
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one objective. Every set of latents is an objective, listed or not.",
            footer = {"", "Example:", "  ./ventral objectives get distance-rotation"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "ID") String objective) {
        return options.printOne(
                VIEW,
                gateway -> gateway.objectives().get(ResourceArguments.objective(objective)),
                (gateway, found) -> describe(found));
    }

    private static List<String> describe(Objective objective) {
        List<String> lines = new ArrayList<>(table(List.of(objective)).lines());
        lines.add("");
        objective.getLatentsList().stream()
                .map(latent -> latent.name().replace("LATENT_", "").toLowerCase(Locale.ROOT))
                .forEach(lines::add);
        return lines;
    }

    private static TextTable table(List<Objective> objectives) {
        return new TextTable(
                List.of(words("objective"), words("name"), figures("output units")),
                objectives.stream()
                        .map(objective -> List.of(
                                objective.getName(),
                                objective.getDisplayName(),
                                NumberFormats.count(objective.getOutputUnitCount())))
                        .toList());
    }
}
