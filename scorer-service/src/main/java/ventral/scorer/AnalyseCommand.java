package ventral.scorer;

import picocli.CommandLine.Command;

@Command(
        name = "analyse",
        description =
                "Analyses what layers tell of pictures, how alike networks are, and whether metrics recover a known"
                        + " model.",
        mixinStandardHelpOptions = true,
        subcommands = {DecodeCommand.class, CkaCommand.class, RecoverCommand.class})
final class AnalyseCommand {}
