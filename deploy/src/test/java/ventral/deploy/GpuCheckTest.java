package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the folder of the GPU check, and runs on the CPU the parts that need no GPU. */
class GpuCheckTest {

    private static final Path BUILD = Path.of("gpu/check").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/gpu-check").toAbsolutePath();
    private static final Path RECORDED =
            Path.of("src/test/resources/gpu/results.jsonl").toAbsolutePath();
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("VENTRAL_PYTHON")).orElse("python3");

    private static boolean built;

    @TempDir
    Path results;

    @Test
    void the_folder_holds_java_jars_archives_and_references_within_64_mebibytes() throws IOException {
        build();
        assertThat(List.of(
                        "run",
                        "gpu_check/__main__.py",
                        "pytorch_train.py",
                        "java/bin/java",
                        "lib/ventral-benchmarks.jar",
                        "loaders/libEGL.so.1",
                        "step/resnet18-bf16.pt",
                        "step/resnet18-fp32.pt",
                        "step/tiny-fp32.pt",
                        "reference/64.rgb",
                        "reference/224.rgb"))
                .allMatch(file -> Files.exists(FOLDER.resolve(file)));
        assertThat(Files.size(FOLDER.resolve("reference/64.rgb"))).isEqualTo(16 * 64 * 64 * 3);
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all.stream().mapToLong(file -> file.toFile().length()).sum())
                    .isLessThan(64L << 20);
            assertThat(all)
                    .noneMatch(file -> file.toString().contains("pytorch-native")
                            || file.toString().contains("libtorch"));
        }
    }

    @Test
    void the_exported_step_has_in_python_the_losses_that_it_has_in_java() throws IOException {
        assumeThat(python("import torch").status())
                .as("%s has no PyTorch; name an interpreter with PyTorch by VENTRAL_PYTHON", PYTHON)
                .isZero();
        build();
        check("--device", "cpu", "--quick", "--parts", "losses");
        List<JsonNode> rows = rows().filter(row -> row.path("what").asText().endsWith("and Java's"))
                .toList();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("value").asDouble()).isLessThan(1e-4);
            assertThat(row.path("met").asBoolean()).isTrue();
        });
    }

    @Test
    void recorded_results_are_printed_as_a_table_whose_status_says_that_a_target_was_missed() {
        ExternalTool.ToolResult printed = module("--print", RECORDED.toString());
        assertThat(printed.status()).as(printed.errors()).isEqualTo(1);
        assertThat(printed.output().lines())
                .anyMatch(line -> line.matches("training +exported step, bf16 +64 +256 +31,234 +images/s .*0\\.80 +NO"))
                .anyMatch(line -> line.matches("losses +first loss +64 +16 +0\\.0003 +relative difference .* yes"))
                .anyMatch(line -> line.matches("rendering +rendered +224 +could not run: EGL finds no device"))
                .contains("1 of 2 judged targets met, 1 part could not run");
    }

    @Test
    void a_machine_without_a_gpu_reports_each_part_in_one_line_and_the_status_says_so() throws IOException {
        assumeThat(python("""
                                import sys
                                try:
                                    import torch
                                    sys.exit(torch.cuda.is_available())
                                except ImportError:
                                    pass
                                """).status()).as("there is a GPU").isZero();
        ExternalTool.ToolResult printed =
                module("--results", results.resolve("results.jsonl").toString());
        assertThat(printed.status()).as(printed.errors()).isEqualTo(3);
        assertThat(rows()).hasSize(5).allMatch(row -> row.path("skipped").asBoolean());
    }

    /** Builds the folder once for all tests. */
    private static synchronized void build() {
        assumeThat(Path.of("../benchmarks/target/ventral-benchmarks.jar"))
                .as("the modules are not packaged")
                .exists();
        if (!built) {
            ExternalTool.run(Map.of(), List.of(BUILD.toString(), "--built", "--folder", FOLDER.toString()))
                    .orThrow();
            built = true;
        }
    }

    private void check(String... arguments) {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve("run").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--results", results.resolve("results.jsonl").toString()));
        ExternalTool.run(Map.of("VENTRAL_PYTHON", PYTHON), command).orThrow();
    }

    private static ExternalTool.ToolResult module(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "gpu_check"));
        command.addAll(Arrays.asList(arguments));
        Map<String, String> environment = new HashMap<>();
        environment.put("PYTHONPATH", Path.of("gpu").toAbsolutePath().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return ExternalTool.run(environment, command);
    }

    private static ExternalTool.ToolResult python(String program) {
        return ExternalTool.run(Map.of(), List.of(PYTHON, "-c", program));
    }

    private Stream<JsonNode> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(results.resolve("results.jsonl"))) {
            lines.add(json.readTree(line));
        }
        return lines.stream().skip(1);
    }
}
