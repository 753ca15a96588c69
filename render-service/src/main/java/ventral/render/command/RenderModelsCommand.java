package ventral.render.command;

import picocli.CommandLine.Command;

@Command(
        name = "models",
        description = "Lists, shows and checks object libraries.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelsListCommand.class, ModelsShowCommand.class, ModelsCheckCommand.class})
public final class RenderModelsCommand {}
