package ventral.scorer;

import picocli.CommandLine.Command;

@Command(
        name = "analyse",
        description = "Says what layers tell of pictures, and how like each other networks are.",
        mixinStandardHelpOptions = true,
        subcommands = {DecodeCommand.class, CkaCommand.class})
final class AnalyseCommand {}
