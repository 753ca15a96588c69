package ventral.render.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "Measures rendering and image encodings on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchThroughputCommand.class, BenchCodecsCommand.class})
public final class RenderBenchCommand {}
