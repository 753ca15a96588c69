package ventral.platform.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.tensor.Tensor;

class SafetensorsFileTest {

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_again_and_equal_tensors_are_equal_bytes() throws IOException {
        Path one = folder.resolve("one.safetensors");
        Path other = folder.resolve("other.safetensors");
        SafetensorsFile.write(one, tensors());
        SafetensorsFile.write(other, SafetensorsFile.read(one));
        assertThat(other).hasSameBinaryContentAs(one);
        assertThat(SafetensorsFile.read(other)).containsOnlyKeys("fc.bias", "steps");
    }

    @Test
    void a_damaged_file_is_refused_and_named() throws IOException {
        Path file = Files.write(folder.resolve("noise"), new byte[] {1, 2, 3});
        assertThatIOException()
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("not a valid safetensors file");
    }

    private static SortedMap<String, Tensor> tensors() {
        ByteBuffer bias = ByteBuffer.allocate(2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bias.putFloat(0, 1.5f).putFloat(Float.BYTES, -2);
        ByteBuffer steps = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        steps.putLong(0, 7);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("fc.bias", new Tensor(Tensor.Type.FLOAT32, new long[] {2}, bias));
        tensors.put("steps", new Tensor(Tensor.Type.INT64, new long[0], steps));
        return tensors;
    }
}
