package ventral.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Decodes the corpus of every target, and mutations of it for a second each. {@code ./ventral fuzz} goes on for longer. */
class FuzzTargetsTest {

    private static final int SECONDS = Integer.getInteger("ventral.fuzz.seconds", 1);

    @TempDir
    Path folder;

    @Test
    void names_of_targets_are_different() {
        assertThat(FuzzTargets.all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> every_decoder_keeps_its_bounds_on_hostile_bytes() {
        return FuzzTargets.all().stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    if (FuzzTargets.runsNativeCode(target)) {
                        decodeInProcess(target);
                    } else {
                        assertThat(MutationRun.decode(target, SECONDS)).isPositive();
                    }
                }));
    }

    private void decodeInProcess(FuzzTarget target) throws IOException, InterruptedException {
        Path record = folder.resolve("input.record");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutationRun.class.getName(),
                        target.name(),
                        Integer.toString(SECONDS),
                        record.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor())
                .as(
                        "%s, the input is %s",
                        Files.readString(log, StandardCharsets.ISO_8859_1),
                        Files.exists(record) ? HexFormat.of().formatHex(InputRecorder.read(record)) : "")
                .isZero();
    }
}
