package ventral.benchmarks.render;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import ventral.benchmarks.render.blender.BlenderUnavailableException;
import ventral.render.gl.GlUnavailableException;

/** Runs the renderer's benchmarks. */
@Command(
        name = "ventral bench",
        description = "Measures rendering and image encodings on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchThroughputCommand.class,
            BenchCodecsCommand.class,
            RenderProbeCommand.class,
            DecodeProbeCommand.class
        })
public final class RenderBenchMain {

    private RenderBenchMain() {}

    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RenderBenchMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof IllegalArgumentException
                    || failure instanceof IllegalStateException
                    || failure instanceof GlUnavailableException
                    || failure instanceof BlenderUnavailableException) {
                command.getErr().println("ventral: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
