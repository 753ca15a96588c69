package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.cli.output.ExitCode;

/** Tests a short form of {@code ventral chaos}: one fault of each kind. */
@Tag("system")
class ChaosTest {

    @TempDir
    Path folder;

    @Test
    void a_system_recovers_from_a_fault_of_each_kind_and_keeps_its_promises() {
        StringWriter errors = new StringWriter();
        CommandLine ventral = Ventral.commandLine().setErr(new PrintWriter(errors));
        String home = System.setProperty("ventral.home", "..");
        try {
            int status = ventral.execute(
                    "chaos",
                    "--kills",
                    "6",
                    "--seed",
                    "1",
                    "--faults",
                    "kill,stop,cut,fill,corrupt,opengl",
                    "--data",
                    folder.resolve("data").toString());
            assertThat(status).as(errors.toString()).isEqualTo(ExitCode.OK);
        } finally {
            if (home == null) {
                System.clearProperty("ventral.home");
            } else {
                System.setProperty("ventral.home", home);
            }
        }
    }
}
