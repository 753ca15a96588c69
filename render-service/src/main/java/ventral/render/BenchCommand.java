package ventral.render;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures what this machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchRenderCommand.class, BenchCodecsCommand.class})
final class BenchCommand {}
