package ventral.contract.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LateRowFilterTest {

    private static final FencingToken FORMER = FencingToken.NONE.takeOver(1);
    private static final FencingToken OWNER = FORMER.takeOver(2);

    private final LateRowFilter filter = new LateRowFilter();

    @Test
    void a_row_of_a_former_owner_is_late_after_one_of_its_successor() {
        assertThat(filter.isLate("runs/r", FORMER)).isFalse();
        assertThat(filter.isLate("runs/r", OWNER)).isFalse();
        assertThat(filter.isLate("runs/r", FORMER.next())).isTrue();
        assertThat(filter.isLate("runs/r", OWNER)).isFalse();
        assertThat(filter.isLate("runs/r", OWNER.next())).isFalse();
    }

    @Test
    void the_rows_of_another_key_make_nothing_late() {
        assertThat(filter.isLate("runs/other", OWNER)).isFalse();
        assertThat(filter.isLate("runs/r", FORMER)).isFalse();
    }

    @Test
    void nothing_is_late_after_the_deletion_of_its_key() {
        assertThat(filter.isLate("runs/r", OWNER)).isFalse();
        filter.forget("runs/r");
        assertThat(filter.isLate("runs/r", FORMER)).isFalse();
    }
}
