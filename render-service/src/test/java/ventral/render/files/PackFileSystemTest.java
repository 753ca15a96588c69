package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.pack.DamagedPackFileException;
import ventral.render.pack.PackFiles;

class PackFileSystemTest {

    @TempDir
    Path folder;

    @Test
    void a_folders_parts_are_itself_and_its_archives() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "model,category\n");
        zip(folder.resolve("West.sh3f"), "/A/Chair.OBJ", "chair");
        zip(folder.resolve("east.zip"), "b.obj", "bed");
        try (PackFileSystem location = PackFileSystem.open(folder)) {
            assertThat(location.parts()).containsOnlyKeys("", "West", "east");
            assertThat(location.labels()).isPresent();
            assertThat(text(location, "West", "a/chair.obj")).contains("chair");
            assertThat(text(location, "east", "b.obj")).contains("bed");
            assertThat(text(location, "east", "c.obj")).isEmpty();
        }
    }

    @Test
    void one_archive_is_a_pack_too() throws IOException {
        Path file = folder.resolve("p.zip");
        zip(file, "labels.csv", "model,category\n");
        try (PackFileSystem location = PackFileSystem.open(file)) {
            assertThat(location.parts()).containsOnlyKeys("");
            assertThat(location.labels()).isPresent();
        }
    }

    @Test
    void nothing_outside_a_folder_is_read() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        Files.writeString(folder.resolve("secret"), "s");
        Files.writeString(pack.resolve("open"), "o");
        try (PackFileSystem location = PackFileSystem.open(pack)) {
            assertThat(text(location, "", "open")).contains("o");
            assertThat(text(location, "", "../secret")).isEmpty();
            assertThat(text(location, "", folder.resolve("secret").toString())).isEmpty();
        }
    }

    @Test
    void any_change_of_a_file_or_its_name_changes_the_digest() throws IOException {
        Files.writeString(folder.resolve("a"), "1");
        String before = digest();
        assertThat(digest()).isEqualTo(before);
        Files.writeString(folder.resolve("a"), "2");
        String changed = digest();
        Files.move(folder.resolve("a"), folder.resolve("b"));
        assertThat(digest()).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(before);
    }

    @Test
    void what_is_not_there_or_no_archive_is_an_error() throws IOException {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> PackFileSystem.open(none)).hasMessage("there is no file or folder %s".formatted(none));
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        assertThatThrownBy(() -> PackFileSystem.open(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is not a zip archive".formatted(text));
    }

    @Test
    void an_entry_that_inflates_as_no_model_does_is_refused() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        zip(bomb, "labels.csv", "a".repeat(24 << 20));
        try (PackFileSystem location = PackFileSystem.open(bomb)) {
            assertThatThrownBy(location::labels)
                    .isInstanceOf(DamagedPackFileException.class)
                    .hasMessageStartingWith("labels.csv in %s has more than".formatted(bomb));
        }
    }

    private String digest() {
        try (PackFileSystem location = PackFileSystem.open(folder)) {
            return location.digest();
        }
    }

    private static Optional<String> text(PackFileSystem location, String part, String path) {
        return location.parts()
                .getOrDefault(part, (PackFiles) any -> Optional.empty())
                .read(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static void zip(Path file, String entry, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
