package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.management.ThreadMXBean;
import io.jhdf.checksum.ChecksumUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;

/** Reads recordings in which numbers are damaged or made up, and checks what that makes the reader allocate. */
@SuppressWarnings("ByteBufferBackingArray") // every buffer wraps a whole array
class DamagedNetcdfTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MAX_ALLOCATED_BYTES = 64 << 20;

    /** Has a superblock and object headers of the first version, which have no checksums. */
    private static final String OLD = "fixed-strings-big-endian";

    private static final int OLD_END_OF_FILE = 40;
    private static final int OLD_ROOT_HEADER = 64;

    @TempDir
    private Path folder;

    @Test
    void a_header_that_claims_more_than_the_file_has_is_refused_at_once() throws IOException {
        ByteBuffer file = file(OLD);
        file.putInt((int) file.getLong(OLD_ROOT_HEADER) + 8, 512 << 20);
        assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining("cannot be read as netCDF-4");
        assertWithinBounds(file, "a header of 512 MiB");
    }

    @Test
    void no_number_of_a_file_makes_the_reader_allocate_by_it() throws IOException {
        int bytes = file(OLD).capacity();
        for (int at = 0; at <= bytes - Integer.BYTES; at += Integer.BYTES) {
            ByteBuffer file = file(OLD);
            file.putInt(at, 128 << 20);
            assertWithinBounds(file, "128 MiB at %d".formatted(at));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, "xarray-chunked", "fixed-array"})
    void a_flipped_bit_is_an_io_exception_or_does_no_harm(String form) throws IOException {
        int bytes = file(form).capacity();
        for (int at = 0; at < bytes; at += 31) {
            ByteBuffer file = file(form);
            file.put(at, (byte) (file.get(at) ^ 1 << at % Byte.SIZE));
            assertWithinBounds(file, "a bit of byte %d of %s".formatted(at, form));
        }
    }

    @Test
    void a_file_that_is_cut_off_is_refused_even_if_its_header_agrees() throws IOException {
        byte[] whole = file(OLD).array();
        for (int end = 0; end < whole.length; end += 64) {
            ByteBuffer cut = little(Arrays.copyOf(whole, end));
            assertThatIOException().isThrownBy(() -> read(cut)).withMessageContaining("recording.nc");
            if (end >= OLD_END_OF_FILE + Long.BYTES) {
                cut.putLong(OLD_END_OF_FILE, end);
                assertWithinBounds(cut, "a file of %d bytes".formatted(end));
            }
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "BTHD, xarray-chunked, 26, 34",
        "BTHD, chunk-tree, 26, 34",
        "FAHD, fixed-array, 8, 24",
        "EAHD, extensible-array, 44, 68"
    })
    void an_index_that_claims_more_entries_than_the_file_can_hold_is_refused(
            String signature, String form, int count, int checksum) throws IOException {
        ByteBuffer file = file(form);
        int at = find(file, signature);
        file.putLong(at + count, 100_000_000);
        file.putInt(
                at + checksum, ChecksumUtils.checksum(file.slice(at, checksum).order(ByteOrder.LITTLE_ENDIAN)));
        assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining("claims 100000000 entries");
        assertWithinBounds(file, signature);
    }

    @Test
    void a_heap_that_claims_more_blocks_than_the_file_can_hold_is_refused() throws IOException {
        ByteBuffer file = file("xarray-chunked");
        int at = find(file, "FRHP");
        file.putShort(at + 110, (short) 0x4000); // columns
        file.putShort(at + 140, (short) 0x8000); // rows, whose addresses take 4 GiB: 0 bytes as an int
        assertThatIOException().isThrownBy(() -> read(file)).withMessageContaining("claims 536870912 entries");
        assertWithinBounds(file, "a heap");
    }

    @Test
    void a_chunk_that_inflates_without_limit_is_refused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
            deflater.write(new byte[100 << 20]);
        }
        ByteBuffer old = file("xarray-chunked");
        ByteBuffer file = little(Arrays.copyOf(old.array(), old.capacity() + bomb.size()));
        file.put(old.capacity(), bomb.toByteArray());
        int chunk = find(file, "TREE") + 24;
        file.putInt(chunk, bomb.size());
        file.putLong(chunk + 40, old.capacity());
        assertThatIOException()
                .isThrownBy(() -> read(file))
                .withMessageContaining("a chunk of %d bytes inflates to more than".formatted(bomb.size()));
        assertWithinBounds(file, "a bomb");
    }

    @Test
    void a_file_larger_than_a_mapping_is_read(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.nc");
        Files.write(large, file("xarray-chunked").array());
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(Integer.MAX_VALUE + 1L); // sparse
        }
        assertThat(new NetcdfAssemblyReader()
                        .read(large, Region.IT, new TimeWindow(0, 30))
                        .neuroidIds())
                .containsExactly("b", "c");
    }

    private void assertWithinBounds(ByteBuffer file, String description) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            read(file);
        } catch (IOException e) {
            assertThat(e).as(description).hasMessageContaining("recording.nc");
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).as(description).isLessThan(MAX_ALLOCATED_BYTES + file.capacity());
    }

    private void read(ByteBuffer file) throws IOException {
        Path path = folder.resolve("recording.nc");
        Files.write(path, file.array());
        new NetcdfAssemblyReader().read(path, Region.IT, new TimeWindow(0, 30));
    }

    private static ByteBuffer file(String form) throws IOException {
        return little(Files.readAllBytes(Path.of("src/test/resources/netcdf", form + ".nc")));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int find(ByteBuffer file, String signature) {
        int at = new String(file.array(), StandardCharsets.ISO_8859_1).indexOf(signature);
        assertThat(at).isNotNegative();
        return at;
    }
}
