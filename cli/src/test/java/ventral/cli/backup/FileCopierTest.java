package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.digest.Sha256;
import ventral.platform.files.FileArtifactAccess;

final class FileCopierTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_is_copied_once() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "weights");
        Path target = folder.resolve("copies");

        FileCopier first = copier(target);
        first.add(file.toUri(), sha256("weights"));
        first.add(file.toUri(), sha256("weights"));
        FileCopier second = copier(target);
        second.add(file.toUri(), sha256("weights"));

        assertThat(target.resolve("a.safetensors")).hasContent("weights");
        assertThat(first.copied()).isEqualTo(1);
        assertThat(second.copied()).isZero();
        assertThat(second.present()).isEqualTo(1);
    }

    @Test
    void a_copy_of_the_same_size_that_has_changed_is_copied_again() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "weights");
        Path target = Files.createDirectory(folder.resolve("copies"));
        Files.writeString(target.resolve("a.safetensors"), "weighty");
        FileCopier copies = copier(target);

        copies.add(file.toUri(), sha256("weights"));

        assertThat(copies.copied()).isEqualTo(1);
        assertThat(target.resolve("a.safetensors")).hasContent("weights");
    }

    @Test
    void a_copy_that_was_interrupted_is_made_again() throws IOException {
        Path file = Files.writeString(folder.resolve("a.safetensors"), "weights");
        Path target = Files.createDirectory(folder.resolve("copies"));
        Files.writeString(target.resolve("a.safetensors.part"), "weights of another length");
        FileCopier copies = copier(target);

        copies.add(file.toUri(), sha256("weights"));

        assertThat(target.resolve("a.safetensors")).hasContent("weights");
        assertThat(target).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_file_that_is_not_what_was_stored_is_reported_and_the_next_one_copied() throws IOException {
        Path damaged = Files.writeString(folder.resolve("a.safetensors"), "waits");
        Path whole = Files.writeString(folder.resolve("b.safetensors"), "weights");
        FileCopier copies = copier(folder.resolve("copies"));

        copies.add(damaged.toUri(), sha256("weights"));
        copies.add(whole.toUri(), sha256("weights"));

        assertThat(copies.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused).contains("a.safetensors is damaged"));
        assertThat(copies.present()).isEqualTo(1);
        assertThat(folder.resolve("copies")).isDirectoryContaining("glob:**b.safetensors");
        assertThat(folder.resolve("copies")).isDirectoryNotContaining("glob:**a.safetensors*");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path artifacts = Files.createDirectory(folder.resolve("artifacts"));
        Path secret = Files.writeString(folder.resolve("secret"), "weights");
        Path link = Files.createSymbolicLink(artifacts.resolve("a.safetensors"), secret);
        FileCopier copies = new FileCopier(folder.resolve("copies"), new FileArtifactAccess(List.of(artifacts)));

        copies.add(link.toUri(), sha256("weights"));

        assertThat(copies.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused).contains("leads out of the folders"));
        assertThat(folder.resolve("copies")).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_gone_is_told() throws IOException {
        FileCopier copies = copier(folder.resolve("copies"));
        URI gone = folder.resolve("gone.safetensors").toUri();

        copies.add(gone, sha256("weights"));

        assertThat(copies.gone()).containsExactly(gone);
        assertThat(copies.present()).isZero();
    }

    private FileCopier copier(Path target) throws IOException {
        return new FileCopier(target, new FileArtifactAccess(List.of(folder)));
    }

    private static String sha256(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
