package ventral.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ventral.cli.option.EnumConverter;
import ventral.cli.output.ExitCode;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that completes the commands and options of ventral and ./ventral in a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(./ventral completion bash)    # bash, at once",
            "  source <(./ventral completion zsh)     # zsh, at once or in ~/.zshrc",
            "  ./ventral completion bash > ~/.local/share/bash-completion/completions/ventral  # bash, when it starts"
        })
final class CompletionCommand implements Callable<Integer> {

    /** Shells that the script supports. It is one script, which detects the shell that sources it. */
    enum Shell {
        BASH,
        ZSH
    }

    static final class ShellConverter extends EnumConverter<Shell> {
        ShellConverter() {
            super(Shell.class);
        }
    }

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(
            paramLabel = "SHELL",
            converter = ShellConverter.class,
            description = "shell to complete in: bash or zsh")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        CommandLine whole = Ventral.commandLine();
        String script = AutoComplete.bash(whole.getCommandName(), whole);
        CommandLine line = Objects.requireNonNull(command).commandLine();
        line.getOut().print(script);
        line.getOut().flush();
        return ExitCode.OK;
    }
}
