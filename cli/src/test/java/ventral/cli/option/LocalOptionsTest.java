package ventral.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LocalOptionsTest {

    @Command
    private static final class LocalCommand {
        @Mixin
        private LocalOptions options = new LocalOptions();
    }

    @Test
    void ports_begin_at_the_default_unless_an_option_says_otherwise() {
        assertThat(options().gateway()).isEqualTo("127.0.0.1:8470");
        assertThat(options("--port-base", "9000").gateway()).isEqualTo("127.0.0.1:9000");
    }

    private static LocalOptions options(String... arguments) {
        LocalCommand command = new LocalCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.options;
    }
}
