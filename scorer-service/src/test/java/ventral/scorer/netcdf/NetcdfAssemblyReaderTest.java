package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;

/** Reads files that Python wrote; see {@code make.py} beside them. */
class NetcdfAssemblyReaderTest {

    private static final TimeWindow WINDOW = new TimeWindow(10, 40);
    private static final double MIDDLE_BIN = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xarray-chunked",
                "unnamed-contiguous",
                "presentation-first",
                "integers-i2",
                "integers-i4",
                "integers-i8",
                "characters",
                "group",
                "older-image-id",
                "packed",
                "fixed-strings-big-endian",
                "fixed-array",
                "extensible-array",
                "chunk-tree"
            })
    void every_form_gives_the_means_over_the_window(String form) throws IOException {
        assertMeans(read(form, Region.IT, WINDOW), MIDDLE_BIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-time-bin", "one-time-bin"})
    void a_recording_of_one_time_bin_needs_no_window(String form) throws IOException {
        assertMeans(read(form, Region.IT, null), 0);
    }

    private static void assertMeans(NeuralAssembly assembly, double bin) {
        assertThat(assembly.stimulusIds()).containsExactly("s1", "s2", "s1", "s2");
        assertThat(assembly.repetitions()).containsExactly(0, 0, 1, 1);
        for (int i = 0; i < 4; i++) {
            assertThat(assembly.responses()[i]).containsExactly(100 + 10 * i + bin, 200 + 10 * i + bin);
        }
    }

    @Test
    void neuroids_keep_their_names_and_their_order() throws IOException {
        assertThat(read("characters", Region.IT, WINDOW).neuroidIds()).containsExactly("b", "c");
        assertThat(read("older-image-id", Region.IT, WINDOW).neuroidIds()).containsExactly("8", "9");
        assertThat(read("group", Region.V4, WINDOW).neuroidIds()).containsExactly("a");
    }

    @Test
    void a_gap_outside_of_what_is_asked_for_does_no_harm() throws IOException {
        assertThat(read("missing-nan", Region.V4, WINDOW).responses()[2]).containsExactly(22);
        assertThat(read("missing-nan", Region.IT, new TimeWindow(0, 30)).responses()[2])
                .containsExactly(121, 221);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "missing-nan | variable data has no response of neuroid b to presentation 2 (s1, repetition 1), but NaN",
                "missing-filled | variable data has no response of neuroid b to presentation 2 (s1, repetition 1), but NaN",
                "without-region | neuroid has no coordinate region, only [neuroid_id]",
                "without-neuroid-id | neuroid has no coordinate neuroid_id, only [region]",
                "without-repetition | presentation has no coordinate repetition, only [stimulus_id]",
                "without-stimulus-id | presentation has no coordinate stimulus_id, only [repetition]",
                "text-repetition | coordinate repetition of presentation must be numeric, but is String",
                "no-data | there is no data variable: expected one of [__xarray_dataarray_variable__, data]",
                "two-groups | the data variable is ambiguous: expected one of [__xarray_dataarray_variable__, data] in one group, found [/first/data, /second/data]",
                "unknown-dimension | variable data has the dimensions [neuroid, presentation, eye]; expected [neuroid, presentation], and optionally time_bin",
                "text-data | variable data must be numeric, but is String",
                "short-coordinate | coordinate repetition has 2 labels, but the data have 4 along its dimension presentation",
                "unwritten-chunk | No chunk with offset",
                "plain-hdf5 | variable data has 3 axes, and 0 of them are named dimensions"
            })
    void a_file_of_another_form_is_refused_by_what_is_wrong(String form, String reason) {
        assertThatIOException()
                .isThrownBy(() -> read(form, Region.IT, WINDOW))
                .withMessageContaining(form + ".nc")
                .withMessageContaining(reason);
    }

    @Test
    void a_region_or_a_window_that_is_not_in_the_file_is_refused() {
        assertThatIOException()
                .isThrownBy(() -> read("group", Region.V1, WINDOW))
                .withMessageContaining("no neuroid of region V1, only of [IT, V4]");
        assertThatIOException()
                .isThrownBy(() -> read("group", Region.IT, new TimeWindow(50, 200)))
                .withMessageContaining("no time bin lies in 50.0 to 200.0 ms");
        assertThatIOException()
                .isThrownBy(() -> read("group", Region.IT, null))
                .withMessageContaining("5 time bins, and no time window is given");
    }

    @Test
    void a_file_that_is_cut_off_is_refused_with_both_sizes(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(file("xarray-chunked"));
        Path cut = folder.resolve("cut.nc");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 100));
        assertThatIOException()
                .isThrownBy(() -> new NetcdfAssemblyReader().read(cut, Region.IT, WINDOW))
                .withMessageContaining("cut.nc: the file is truncated: it has %d bytes, but its header says %d"
                        .formatted(whole.length - 100, whole.length));
    }

    @Test
    void damage_anywhere_in_a_file_is_an_io_exception_or_does_no_harm(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(file("xarray-chunked"));
        Path damaged = folder.resolve("damaged.nc");
        for (int at = 0; at < whole.length; at += 97) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x55;
            Files.write(damaged, bytes);
            try {
                new NetcdfAssemblyReader().read(damaged, Region.IT, WINDOW);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("damaged.nc");
            }
        }
    }

    @Test
    void groups_that_are_nested_too_deep_are_refused(@TempDir Path folder) throws Exception {
        Path deep = folder.resolve("deep.nc");
        try (WritableHdfFile file = HdfFile.write(deep)) {
            WritableGroup group = file;
            for (int level = 0; level < 40; level++) {
                group = group.putGroup("inner");
            }
        }
        assertThatIOException()
                .isThrownBy(() -> new NetcdfAssemblyReader().read(deep, Region.IT, WINDOW))
                .withMessageContaining("deep.nc: groups are nested more than 32 levels deep");
    }

    @Test
    void what_is_no_hdf5_and_what_is_not_there_are_told_apart(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.nc"), "no recording at all");
        assertThatIOException()
                .isThrownBy(() -> new NetcdfAssemblyReader().read(text, Region.IT, WINDOW))
                .withMessageContaining("text.nc cannot be read as netCDF-4");
        Path absent = folder.resolve("absent.nc");
        assertThatIOException()
                .isThrownBy(() -> new NetcdfAssemblyReader().read(absent, Region.IT, WINDOW))
                .isInstanceOf(NoSuchFileException.class)
                .withMessageContaining("absent.nc");
    }

    private static NeuralAssembly read(String form, Region region, @Nullable TimeWindow window) throws IOException {
        return new NetcdfAssemblyReader().read(file(form), region, window);
    }

    private static Path file(String form) {
        return Path.of("src/test/resources/netcdf", form + ".nc");
    }
}
