package ventral.benchmarks.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MemoryRungTest {

    private final MemoryRung.Converter converter = new MemoryRung.Converter();

    @Test
    void a_rung_is_written_as_it_is_read_with_one_layer_by_default() {
        assertThat(converter.convert("3200x4096x16")).isEqualTo(new MemoryRung(3200, 4096, 16));
        assertThat(converter.convert("200x3211264")).hasToString("200x3211264x1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3200", "3200x", "3200xmany", "1x2x3x4", "39x10", "3200x0", "3200x10x0", "3200x9999999999"})
    void another_text_is_refused_with_its_value(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(text);
    }

    @Test
    void features_are_counted_in_single_precision_over_all_layers() {
        assertThat(new MemoryRung(3200, 4096, 16).featureBytes()).isEqualTo(3200L * 4096 * 16 * 4);
    }

    /** Copies of the train rows count where stimuli are many, coefficients where features are. */
    @ParameterizedTest
    @CsvSource({"3200, 25088, 1, 1766195200", "200, 100352, 4, 942505984", "200, 802816, 16, 15247081472"})
    void a_peer_holds_all_features_and_the_train_rows_of_one_layer_or_its_coefficients(
            int stimuli, int features, int layers, long bytes) {
        assertThat(new MemoryRung(stimuli, features, layers).peerBytes(168)).isEqualTo(bytes);
    }
}
