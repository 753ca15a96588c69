package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileCopierTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_is_copied_once() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "weights");
        Path target = folder.resolve("copies");

        FileCopier first = new FileCopier(target);
        first.add(file, sha256("weights"));
        first.add(file, sha256("weights"));
        FileCopier second = new FileCopier(target);
        second.add(file, sha256("weights"));

        assertThat(target.resolve("a.safetensors")).hasContent("weights");
        assertThat(first.copied()).isEqualTo(1);
        assertThat(second.copied()).isZero();
        assertThat(second.present()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_not_what_was_stored_is_not_copied() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "waits");
        FileCopier copies = new FileCopier(folder.resolve("copies"));

        assertThatThrownBy(() -> copies.add(file, sha256("weights"))).hasMessageContaining("is damaged");
        assertThat(folder.resolve("copies")).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_gone_is_told() throws IOException {
        FileCopier copies = new FileCopier(folder.resolve("copies"));

        copies.add(folder.resolve("gone.safetensors"), sha256("weights"));

        assertThat(copies.gone()).containsExactly(folder.resolve("gone.safetensors"));
        assertThat(copies.present()).isZero();
    }

    private static byte[] sha256(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
