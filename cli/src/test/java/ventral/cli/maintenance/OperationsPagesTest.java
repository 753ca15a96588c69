package ventral.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import ventral.cli.Ventral;

/** Checks that the commands of the runbook and of the page on operations exist, with their options. */
class OperationsPagesTest {

    private static final Path DOCS = Path.of("../docs");

    /** Matches a command in a line of its own in a block, or between backquotes. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^ *|`)(?:\\./)?ventral ([a-z][^`\\n]*)", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> every_command_can_be_parsed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            COMMAND.matcher(Files.readString(page))
                    .results()
                    .map(command -> command.group(1).strip())
                    .filter(command -> !command.equals("chaos") && !command.equals("test"))
                    .distinct()
                    .forEach(command -> tests.add(DynamicTest.dynamicTest(
                            page.getFileName() + ": " + command,
                            () -> assertThatCode(() -> parse(command)).doesNotThrowAnyException())));
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    @Test
    void a_command_that_does_not_exist_is_found() {
        assertThatThrownBy(() -> parse("runs list --condition FAILED"))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parse("dead-letters show")).isInstanceOf(CommandLine.ParameterException.class);
    }

    private static void parse(String command) {
        Ventral.commandLine().parseArgs(command.split(" +"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("runbook"))) {
            return Stream.concat(files, Stream.of(DOCS.resolve("operations.md")))
                    .sorted()
                    .toList();
        }
    }
}
