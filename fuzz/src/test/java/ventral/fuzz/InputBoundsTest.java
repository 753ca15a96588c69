package ventral.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InputBoundsTest {

    private static final byte[] INPUT = new byte[10];

    /** Keeps what a decoder allocates, so that the compiler does not remove it. */
    private static Object kept = INPUT;

    @Test
    void a_declared_exception_is_the_answer_to_an_invalid_input() {
        assertThatCode(() -> InputBounds.check(
                        target(input -> {
                            throw new IllegalArgumentException("invalid");
                        }),
                        INPUT))
                .doesNotThrowAnyException();
    }

    @Test
    void a_subclass_of_a_declared_exception_is_not_declared() {
        assertThatThrownBy(() -> InputBounds.check(target(input -> Integer.parseInt("x")), INPUT))
                .isInstanceOf(InputBounds.BrokenBoundError.class)
                .hasMessageContaining("throws java.lang.NumberFormatException")
                .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void an_error_breaks_a_bound() {
        assertThatThrownBy(() -> InputBounds.check(
                        target(input -> {
                            throw new StackOverflowError();
                        }),
                        INPUT))
                .hasMessageContaining("StackOverflowError");
    }

    @Test
    void more_than_64_MiB_above_the_input_break_a_bound() {
        assertThatCode(() -> InputBounds.check(target(input -> kept = new byte[63 << 20]), INPUT))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> InputBounds.check(target(input -> kept = new byte[65 << 20]), INPUT))
                .hasMessageContaining("allocates 65 MiB for 10 bytes");
    }

    @Test
    void more_than_a_second_of_processor_time_breaks_a_bound() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertThatThrownBy(() -> InputBounds.check(
                        target(input -> {
                            long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(1100);
                            while (threads.getCurrentThreadCpuTime() < end) {
                                kept = input;
                            }
                        }),
                        INPUT))
                .hasMessageContaining("the bound is 1 s");
    }

    private static FuzzTarget target(FuzzTarget.Decoder decoder) {
        return new FuzzTarget("target", Set.of(IllegalArgumentException.class), () -> List.of(INPUT), decoder);
    }
}
