package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void amounts_have_about_three_figures() {
        assertThat(Amounts.hours(4_500)).isEqualTo("1.25");
        assertThat(Amounts.hours(360_000)).isEqualTo("100.0");
        assertThat(Amounts.hours(7_200_000)).isEqualTo("2,000");
        assertThat(Amounts.money(3.456)).isEqualTo("3.46");
        assertThat(Amounts.money(12_345)).isEqualTo("12,345");
    }

    @Test
    void sizes_are_in_powers_of_ten() {
        assertThat(Amounts.size(8_465)).isEqualTo("8 kB");
        assertThat(Amounts.size(12_685_680)).isEqualTo("12.7 MB");
        assertThat(Amounts.size(49.5157e9)).isEqualTo("49.5 GB");
        assertThat(Amounts.size(3.8e12)).isEqualTo("3,800 GB");
    }
}
