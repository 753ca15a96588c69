package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.testing.SmallRecording;

/** Writes the files of a small benchmark, and reads the folder that describes it. */
abstract class BenchmarkFolderTestBase {

    @TempDir
    Path folder;

    @TempDir
    Path data;

    String descriptor = "";

    @BeforeEach
    void write_a_small_benchmark() throws Exception {
        Files.writeString(data.resolve("recording.nc"), "read by another adapter");
        StringBuilder table = new StringBuilder("image_id,kind,filename\n");
        try (OutputStream out = Files.newOutputStream(data.resolve("pictures.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String id : SmallRecording.ids()) {
                table.append("%s,\"a, quoted kind\",%s.png%n".formatted(id, id));
                zip.putNextEntry(new ZipEntry(id + ".png"));
                BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
                image.setRGB(1, 0, id.endsWith("00") ? 0x030201 : 0x010203);
                ImageIO.write(image, "png", zip);
            }
        }
        Files.writeString(data.resolve("table.csv"), table);
        descriptor = """
            identifier: small-it-pls
            version: 2
            region: IT
            origin: simulated
            metric: pls
            ceiling: split-half
            recording:
              assembly: {file: "${DATA}/recording.nc", sha1: %s}
              time_window_ms: [70, 170]
            stimuli:
              table: {file: "${DATA}/table.csv", sha1: %s}
              pictures: {file: "${DATA}/pictures.zip", sha1: %s}
              visual_degrees: 8
            citation: Nobody (2026)
            license: CC0
            """.formatted(sha1("recording.nc"), sha1("table.csv"), sha1("pictures.zip"));
    }

    final InstalledBenchmark read(String yaml) throws IOException {
        Files.writeString(folder.resolve("small-it-pls.yaml"), yaml);
        return folder(Map.of("DATA", data.toString())).read().get(0);
    }

    final BenchmarkFolder folder(Map<String, String> variables) {
        return new BenchmarkFolder(new BenchmarkPaths(folder, variables, data), (file, region, window) -> {
            assertThat(file.getFileName()).hasToString("recording.nc");
            assertThat(window).isEqualTo(new TimeWindow(70, 170));
            return SmallRecording.assembly();
        });
    }

    final String sha1(String name) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(data.resolve(name))));
    }
}
