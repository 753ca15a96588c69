package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.digest.Sha256;

final class FileVerifierTest {

    private static final String SHA256 = Sha256.hex("weights".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private final FileVerifier verifier = new FileVerifier();

    @Test
    void a_file_is_verified_by_its_content() throws IOException {
        Path whole = Files.writeString(folder.resolve("a"), "weights");
        Path changed = Files.writeString(folder.resolve("b"), "weighty");

        assertThat(verifier.isUndamaged(whole, SHA256)).isTrue();
        assertThat(verifier.isUndamaged(whole, SHA256)).isTrue();
        assertThat(verifier.isUndamaged(changed, SHA256)).isFalse();
        assertThat(verifier.isUndamaged(folder, SHA256)).isFalse();
        assertThat(verifier.verifiedCount()).isEqualTo(2);
    }

    @Test
    void a_missing_file_is_noted_once() throws IOException {
        Path missing = folder.resolve("missing");

        assertThat(verifier.isUndamaged(missing, SHA256)).isTrue();
        assertThat(verifier.isUndamaged(missing, SHA256)).isTrue();
        assertThat(verifier.missing()).containsExactly(missing);
    }
}
