package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountFormatsTest {

    @Test
    void amounts_have_about_three_figures() {
        assertThat(AmountFormats.hours(4_500)).isEqualTo("1.25");
        assertThat(AmountFormats.hours(360_000)).isEqualTo("100.0");
        assertThat(AmountFormats.hours(7_200_000)).isEqualTo("2,000");
        assertThat(AmountFormats.money(3.456)).isEqualTo("3.46");
        assertThat(AmountFormats.money(12_345)).isEqualTo("12,345");
    }

    @Test
    void sizes_are_in_powers_of_ten() {
        assertThat(AmountFormats.size(8_465)).isEqualTo("8 kB");
        assertThat(AmountFormats.size(12_685_680)).isEqualTo("12.7 MB");
        assertThat(AmountFormats.size(49.5157e9)).isEqualTo("49.5 GB");
        assertThat(AmountFormats.size(3.8e12)).isEqualTo("3,800 GB");
    }
}
