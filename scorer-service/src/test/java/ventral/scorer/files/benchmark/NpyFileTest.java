package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.scorer.testing.SharedFiles;

class NpyFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, <f8, 8", "2, <f8, 8", "1, <f4, 4", "2, <f4, 4"})
    void both_versions_and_both_types_are_read(int version, String type, int size) throws IOException {
        NpyFile file = NpyFile.read(write(version, header(type, "False", "(2, 3)"), size, 6));
        assertThat(file.shape()).containsExactly(2, 3);
        assertThat(file.values()).containsExactly(.5, 1.5, 2.5, 3.5, 4.5, 5.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"() | 1", "(4,) | 4", "(1, 2, 1, 2) | 4", "(0, 3) | 0"})
    void an_array_may_have_any_number_of_axes(String shape, int count) throws IOException {
        assertThat(NpyFile.read(write(1, header("<f8", "False", shape), 8, count))
                        .values())
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<i8 | False | (2, 3) | numbers of type '<i8' are not supported",
                ">f8 | False | (2, 3) | numbers of type '>f8' are not supported",
                "<f8 | True | (2, 3) | the array is in Fortran order; save numpy.ascontiguousarray of it",
                "<f8 | False | (2, 4) | an array of shape [2, 4] and type '<f8' takes 64 bytes, but 48 are present",
                "<f8 | False | (-2, 3) | the header has no shape that can be read",
                "<f8 | Maybe | (2, 3) | the header has no fortran_order that can be read",
                "<f8 | False | (99999, 99999) | the .npy file is incomplete or damaged"
            })
    void what_cannot_be_read_is_named(String type, String order, String shape, String reason) throws IOException {
        Path path = write(1, header(type, order, shape), 8, 6);
        assertThatIOException().isThrownBy(() -> NpyFile.read(path)).withMessageContaining("array.npy: " + reason);
    }

    @Test
    void a_file_that_is_cut_off_or_foreign_is_refused() throws IOException {
        Path path = write(1, header("<f8", "False", "(2, 3)"), 8, 6);
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThatIOException().isThrownBy(() -> NpyFile.read(path)).withMessageContaining("array.npy: ");
        }
        Files.writeString(path, "no array at all");
        assertThatIOException()
                .isThrownBy(() -> NpyFile.read(path))
                .withMessageContaining("the file is not in .npy format");
        Path newer = write(3, header("<f8", "False", "(2, 3)"), 8, 6);
        assertThatIOException().isThrownBy(() -> NpyFile.read(newer)).withMessageContaining("version 3");
    }

    @Test
    void a_header_that_is_longer_than_the_file_is_refused_before_it_is_allocated() throws IOException {
        Path path = write(2, header("<f8", "False", "(2, 3)"), 8, 6);
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
        Files.write(path, bytes);
        assertThatIOException()
                .isThrownBy(() -> NpyFile.read(path))
                .withMessageContaining("a header of 2147483647 bytes in a file of " + bytes.length);
    }

    @Test
    void matrices_of_a_real_recording_are_symmetric_with_zeros_between_equals() throws IOException {
        Path data = SharedFiles.data().resolve("it-kriegeskorte2008");
        NpyFile mean = NpyFile.read(data.resolve("rdm_Kriegeskorte2008_hIT.npy"));
        NpyFile subjects = NpyFile.read(data.resolve("rdm_Kriegeskorte2008_hIT_subjects.npy"));
        assertThat(mean.shape()).containsExactly(92, 92);
        assertThat(subjects.shape()).containsExactly(4, 2, 92, 92);
        for (int i = 0; i < 92; i++) {
            assertThat(mean.values()[i * 92 + i]).isZero();
            for (int j = 0; j < i; j++) {
                assertThat(mean.values()[i * 92 + j]).isEqualTo(mean.values()[j * 92 + i]);
            }
        }
    }

    private static String header(String type, String order, String shape) {
        return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, order, shape);
    }

    private Path write(int version, String header, int size, int count) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        out.write((version == 1 ? length.putShort((short) header.length()) : length.putInt(header.length())).array());
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer numbers = ByteBuffer.allocate(size * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            if (size == Double.BYTES) {
                numbers.putDouble(i + .5);
            } else {
                numbers.putFloat(i + .5f);
            }
        }
        out.write(numbers.array());
        return Files.write(folder.resolve("array.npy"), out.toByteArray());
    }
}
