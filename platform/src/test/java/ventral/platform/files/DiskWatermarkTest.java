package ventral.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatermarkTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path disk;

    private final List<String> reports = new ArrayList<>();
    private long free = 100 * MIB;
    private final DiskWatermark watermark =
            new DiskWatermark(Path.of("/artifacts"), 50 * MIB, folder -> free, reports::add);

    @Test
    void a_disk_is_reported_once_when_it_fills_and_once_when_it_has_space_again() {
        watermark.check();
        free = 49 * MIB;
        watermark.check();
        free = 10 * MIB;
        watermark.check();
        free = 50 * MIB;
        watermark.check();
        watermark.check();
        assertThat(reports)
                .containsExactly(
                        "/artifacts has 49 MiB of free space, less than 50 MiB; delete files or give it a larger disk,"
                                + " because work waits while it is full",
                        "/artifacts has 50 MiB of free space again");
    }

    @Test
    void a_folder_that_is_unavailable_is_not_reported() {
        new DiskWatermark(
                        disk.resolve("none"),
                        Long.MAX_VALUE,
                        folder -> {
                            throw new IOException("stale file handle");
                        },
                        reports::add)
                .check();
        assertThat(reports).isEmpty();
    }

    @Test
    void the_free_space_of_a_folder_is_measured() throws IOException {
        assertThat(DiskWatermark.freeBytes(disk)).isPositive();
    }
}
