package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.pack.DamagedPackFileException;

class ZipPackFilesTest {

    private static final int LOCAL_HEADER_BYTES = 30;

    @TempDir
    Path folder;

    @Test
    void an_entry_that_cannot_be_inflated_is_damaged() throws IOException {
        Path file = zip("a.obj", "b.obj");
        byte[] bytes = Files.readAllBytes(file);
        bytes[LOCAL_HEADER_BYTES + "a.obj".length()] = (byte) 0xff; // no type of block
        Files.write(file, bytes);
        try (ZipPackFiles archive = ZipPackFiles.open(file)) {
            assertThatThrownBy(() -> archive.read("a.obj"))
                    .isInstanceOf(DamagedPackFileException.class)
                    .hasMessageStartingWith("a.obj in %s is damaged: ".formatted(file));
            assertThat(archive.read("b.obj")).isPresent();
        }
    }

    @Test
    void an_archive_with_too_many_entries_is_refused() throws IOException {
        Path file = zip("a.obj", "b.obj", "c.obj");
        assertThatThrownBy(() -> ZipPackFiles.open(file, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s has 3 entries, more than 2; divide it into several archives", file);
        ZipPackFiles.open(file, 3).close();
    }

    @Test
    void a_picture_of_one_colour_passes_although_it_inflates_a_thousand_times() throws IOException {
        int picture = 18 + 3 * 4096 * 4096;
        Path file = flat(picture, "flat.tga", "FLAT.BMP", "flat.obj");
        try (ZipPackFiles archive = ZipPackFiles.open(file)) {
            assertThat(archive.read("flat.tga"))
                    .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(picture));
            assertThat(archive.read("flat.bmp")).isPresent();
            assertThatThrownBy(() -> archive.read("flat.obj"))
                    .isInstanceOf(DamagedPackFileException.class)
                    .hasMessageContaining("flat.obj in %s has more than".formatted(file));
        }
    }

    @Test
    void a_picture_that_inflates_without_limit_is_refused() throws IOException {
        try (ZipPackFiles archive = ZipPackFiles.open(flat(64 << 20, "flat.tga"))) {
            assertThatThrownBy(() -> archive.read("flat.tga"))
                    .isInstanceOf(DamagedPackFileException.class)
                    .hasMessageContaining("has more than 50332672 bytes");
        }
    }

    private Path flat(int byteCount, String... names) throws IOException {
        Path file = folder.resolve("flat.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[byteCount]);
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void a_file_is_read_up_to_a_limit() throws IOException {
        byte[] content = new byte[10];
        assertThat(LimitedFileReader.read(new ByteArrayInputStream(content), 10, "a.obj"))
                .isEqualTo(content);
        assertThatThrownBy(() -> LimitedFileReader.read(new ByteArrayInputStream(content), 9, "a.obj"))
                .isInstanceOf(DamagedPackFileException.class)
                .hasMessageStartingWith("a.obj has more than 9 bytes");
    }

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("p.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("v 0 0 0\n".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
