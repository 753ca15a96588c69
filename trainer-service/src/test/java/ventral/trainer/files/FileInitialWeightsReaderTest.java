package ventral.trainer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.safetensors.SafetensorsFile;
import ventral.platform.tensor.Tensor;

class FileInitialWeightsReaderTest {

    @TempDir
    Path disk;

    private Path folder;
    private Path outside;
    private FileInitialWeightsReader reader;

    @BeforeEach
    void there_is_a_file_in_the_folder_and_one_outside() throws IOException {
        folder = Files.createDirectory(disk.resolve("weights"));
        outside = write(disk.resolve("outside.safetensors"));
        write(folder.resolve("w.safetensors"));
        reader = new FileInitialWeightsReader(List.of(folder));
    }

    @Test
    void a_file_in_the_folder_is_read() {
        assertThat(reader.read(folder.resolve("w.safetensors").toString())).containsOnlyKeys("fc.bias");
    }

    @Test
    void a_path_outside_the_folder_is_refused_whether_or_not_there_is_a_file() {
        for (Path path :
                List.of(outside, disk.resolve("missing"), folder.resolve("..").resolve("outside.safetensors"), disk)) {
            assertThatThrownBy(() -> reader.read(path.toString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessage(
                            "initial_weights %s is not in a folder from which this trainer takes weights; name a file below one of the folders in ventral.trainer.initial-weights",
                            path);
        }
    }

    @Test
    void without_folders_every_file_is_refused() {
        assertThatThrownBy(() -> new FileInitialWeightsReader(List.of()).read(outside.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ventral.trainer.initial-weights");
    }

    @Test
    void what_is_no_regular_file_in_the_folder_is_refused_with_one_message() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), outside);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), disk.resolve("missing"));
        Path device = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
        for (Path path : List.of(link, dangling, device, folder, folder.resolve("missing"))) {
            assertThatThrownBy(() -> reader.read(path.toString()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessage(
                            "initial_weights %s is not a file that this trainer can read; put a regular file there",
                            path);
        }
    }

    private static Path write(Path file) throws IOException {
        Tensor bias = new Tensor(Tensor.Type.FLOAT32, new long[] {1}, ByteBuffer.allocate(Float.BYTES));
        SafetensorsFile.write(file, new TreeMap<>(Map.of("fc.bias", bias)));
        return file;
    }
}
