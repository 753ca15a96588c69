package ventral.scorer.command;

import picocli.CommandLine.Command;

@Command(
        name = "analyse",
        description =
                "Decodes latents and labels, compares networks by CKA, and tests whether metrics recover a model.",
        mixinStandardHelpOptions = true,
        subcommands = {DecodeCommand.class, CkaCommand.class, RecoverCommand.class})
public final class ScorerAnalyseCommand {}
