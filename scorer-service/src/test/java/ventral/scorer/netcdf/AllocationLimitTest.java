package ventral.scorer.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AllocationLimitTest {

    private static final long MEMORY = 64 << 20;

    @Test
    void an_array_of_up_to_half_of_the_memory_is_allowed() {
        assertThat(AllocationLimit.check("a block", 8, MEMORY, 2, 1 << 21)).isEqualTo(MEMORY / 2);
        assertThat(AllocationLimit.check("a block", 8, MEMORY, 0, Integer.MAX_VALUE))
                .isZero();
    }

    @Test
    void a_larger_array_is_refused_also_where_the_product_overflows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationLimit.check("a block", 8, MEMORY, 2, (1 << 21) + 1))
                .withMessageContaining("a block takes more than half of Java's memory of 64 MB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationLimit.check("a block", 8, MEMORY, 1 << 30, 1 << 30, 1 << 30));
        assertThatIllegalArgumentException().isThrownBy(() -> AllocationLimit.check("a block", 8, MEMORY, -1));
    }

    @Test
    void data_that_no_compression_makes_as_small_as_their_file_are_refused() {
        AllocationLimit.checkAgainstFile("variable data", 15_000_000, 15_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationLimit.checkAgainstFile("variable data", 8_000_000_000L, 15_000))
                .withMessage("variable data claims 8000000000 bytes, which cannot be in a file of 15000 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationLimit.checkAgainstFile("variable data", -1, 15_000));
    }
}
