package ventral.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderMainTest {

    @ParameterizedTest
    @CsvSource({
        "export, ventral render export",
        "contact-sheet, ventral render contact-sheet",
        "collections, ventral render collections",
        "models list, ventral models list",
        "import, ventral import"
    })
    void help_names_a_command_by_the_path_under_which_users_call_it(String arguments, String path) {
        StringWriter out = new StringWriter();
        int status = RenderMain.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute((arguments + " --help").split(" ", -1));
        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("Usage: " + path + " ");
    }
}
