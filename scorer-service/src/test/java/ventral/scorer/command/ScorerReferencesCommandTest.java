package ventral.scorer.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.scorer.ScorerMain;
import ventral.scorer.djl.TorchScriptWriter;

class ScorerReferencesCommandTest {

    @TempDir
    Path temp;

    private final StringWriter errors = new StringWriter();
    private Path installed = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void writeScript() throws IOException {
        installed = temp.resolve("references");
        script = temp.resolve("net.pt");
        Files.write(script, TorchScriptWriter.of("Mean", """
                class Mean(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Mean,
                    images: Tensor) -> Tensor:
                    return torch.mean(images, [2, 3])
                """));
    }

    @Test
    void a_torchscript_file_is_refused_unless_it_is_allowed() throws IOException {
        manifest("[\"mean\"]");
        assertThat(add()).isNotZero();
        assertThat(errors.toString()).contains("net.pt is TorchScript").contains("--allow-torchscript");
        assertThat(installed).doesNotExist();
    }

    @Test
    void an_allowed_torchscript_file_is_installed_with_its_manifest_after_it_has_run() throws IOException {
        manifest("[\"mean\"]");
        assertThat(add("--allow-torchscript")).as(errors.toString()).isZero();
        assertThat(installed.resolve("mean-colour.pt")).hasSameBinaryContentAs(script);
        assertThat(installed.resolve("mean-colour.json")).content().contains("Mean colour");
    }

    @Test
    void a_torchscript_file_with_other_outputs_than_its_manifest_names_is_not_installed() throws IOException {
        manifest("[\"mean\", \"logits\"]");
        assertThat(add("--allow-torchscript")).isNotZero();
        assertThat(errors.toString()).contains("returns 1 outputs, but 2 are named");
        assertThat(installed).doesNotExist();
    }

    private void manifest(String outputs) throws IOException {
        Files.writeString(temp.resolve("net.json"), "{\"model\": \"Mean colour\", \"outputs\": %s}".formatted(outputs));
    }

    private int add(String... more) {
        CommandLine line = ScorerMain.commandLine().setErr(new PrintWriter(errors, true));
        String[] arguments = {
            "references", "add", "mean-colour", "--weights", script.toString(), "--folder", installed.toString()
        };
        String[] whole = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, whole, arguments.length, more.length);
        return line.execute(whole);
    }
}
