package ventral.benchmarks.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTableTest {

    private static final MemoryRung RUNG = new MemoryRung(3200, 25_088, 1);

    @Test
    void what_was_measured_is_shown_in_megabytes() {
        assertThat(MemoryTable.row(RUNG, 671_653_888, 8.03, 168, 1_922_600_000L).trim())
                .matches("3200 +25088 +1 +321 +672 +8.0 +1,923");
    }

    @Test
    void what_was_not_measured_is_computed_and_marked() {
        assertThat(MemoryTable.row(RUNG, 671_653_888, 8.03, 168, null)).endsWith(" 1,766 computed");
    }

    @Test
    void columns_are_below_their_names() {
        assertThat(MemoryTable.row(RUNG, 1, 1, 168, null)).hasSameSizeAs(MemoryTable.HEADER);
    }
}
