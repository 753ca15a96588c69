package ventral.render.assimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.render.conversion.RefusedModelException;
import ventral.render.testing.ModelFixtures;

class GlbContainerTest {

    /** A header, a JSON chunk of 4 bytes and a binary chunk of 4 bytes. */
    private static final int BYTES = 36;

    private static final int JSON_LENGTH = 12;
    private static final int BINARY_LENGTH = 24;

    @Test
    void lengths_that_a_file_has_are_accepted() {
        assertThatCode(() -> GlbContainer.check(glb().array(), "m.glb")).doesNotThrowAnyException();
        assertThatCode(() -> GlbContainer.check(Arrays.copyOf(glb().array(), BYTES + 5), "m.glb"))
                .as("bytes after the last chunk")
                .doesNotThrowAnyException();
    }

    @Test
    void bytes_after_the_stated_length_are_no_chunk() {
        byte[] file = Arrays.copyOf(glb().array(), BYTES + 16);
        Arrays.fill(file, BYTES, file.length, (byte) 0xFF);
        assertThatCode(() -> GlbContainer.check(file, "m.glb")).doesNotThrowAnyException();
    }

    @Test
    void the_first_chunk_is_checked_even_if_it_is_after_the_stated_length() {
        byte[] file = glb().putInt(8, 0).putInt(JSON_LENGTH, BYTES).array();
        assertThatThrownBy(() -> GlbContainer.check(file, "m.glb"))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining("a chunk states 36 bytes, and 16 are left");
    }

    @Test
    void a_chunk_after_padding_is_checked_where_assimp_reads_it() {
        byte[] file = glb().putInt(JSON_LENGTH, 1)
                .putInt(JSON_LENGTH + 8, '{')
                .putInt(BINARY_LENGTH, 0x20029c00)
                .array();
        assertThatThrownBy(() -> GlbContainer.check(file, "m.glb"))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining("a chunk states 537041920 bytes, and 4 are left");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, JSON_LENGTH, BINARY_LENGTH})
    void a_length_that_a_file_does_not_have_is_refused(int place) {
        for (int length : new int[] {BYTES + 1, 0x20029c00, -1}) {
            assertThatThrownBy(
                            () -> GlbContainer.check(glb().putInt(place, length).array(), "m.glb"))
                    .isInstanceOf(RefusedModelException.class)
                    .hasMessageContaining("m.glb is truncated or damaged")
                    .hasMessageContaining("states %d bytes".formatted(Integer.toUnsignedLong(length)));
        }
    }

    @Test
    void the_body_of_version_1_is_no_chunk() {
        ByteBuffer old = glb().putInt(4, 1).putInt(BINARY_LENGTH, -1);
        assertThatCode(() -> GlbContainer.check(old.array(), "m.glb")).doesNotThrowAnyException();
        assertThatThrownBy(() -> GlbContainer.check(old.putInt(JSON_LENGTH, -1).array(), "m.glb"))
                .isInstanceOf(RefusedModelException.class);
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        for (byte[] file : new byte[][] {{}, "glTF".getBytes(StandardCharsets.UTF_8), new byte[BYTES]}) {
            assertThatThrownBy(() -> GlbContainer.check(file, "m.glb"))
                    .isInstanceOf(RefusedModelException.class)
                    .hasMessageContaining("m.glb is not a GLB file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.glb", "m.gltf", "m.obj"})
    void a_file_is_checked_before_assimp_reads_it_whatever_its_name(String model) {
        byte[] file = glb().putInt(JSON_LENGTH, 0x20029c00).array();
        assertThatThrownBy(() -> new AssimpModelReader().read(ModelFixtures.files(Map.of(model, file)), model))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining("a chunk states 537041920 bytes, and 16 are left");
    }

    @Test
    void only_files_with_the_magic_number_match() {
        assertThat(GlbContainer.matches(glb().array())).isTrue();
        assertThat(GlbContainer.matches(new byte[BYTES])).isFalse();
        assertThat(GlbContainer.matches(new byte[0])).isFalse();
    }

    private static ByteBuffer glb() {
        return ByteBuffer.wrap(ByteBuffer.allocate(BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("glTF".getBytes(StandardCharsets.UTF_8))
                        .putInt(2)
                        .putInt(BYTES)
                        .putInt(4)
                        .put("JSON{}  ".getBytes(StandardCharsets.UTF_8))
                        .putInt(4)
                        .put("BIN\0abcd".getBytes(StandardCharsets.UTF_8))
                        .array())
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
