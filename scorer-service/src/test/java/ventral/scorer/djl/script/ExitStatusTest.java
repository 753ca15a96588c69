package ventral.scorer.djl.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {

    @Test
    void a_crash_is_named_with_the_line_that_states_its_cause() {
        assertThat(ExitStatus.describe(134, """
                        #
                        # A fatal error has been detected by the Java Runtime Environment:
                        #
                        #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
                        #
                        # Core dump disabled
                        """))
                .isEqualTo("it crashed (SIGABRT); it last wrote: #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2");
    }

    @Test
    void the_limits_of_time_and_memory_are_named() {
        assertThat(ExitStatus.describe(152, "")).isEqualTo("it reached the limit of CPU time (SIGXCPU)");
        assertThat(ExitStatus.describe(137, "")).contains("as the kernel does when memory is exhausted");
        assertThat(ExitStatus.describe(3, "")).contains("ventral.scorer.torchscript-memory");
    }

    @Test
    void only_a_kill_may_be_the_fault_of_another_program() {
        assertThat(ExitStatus.isKilled(137)).isTrue();
        assertThat(ExitStatus.isKilled(139)).isFalse();
        assertThat(ExitStatus.isKilled(3)).isFalse();
    }

    @Test
    void another_status_comes_with_the_last_line() {
        assertThat(ExitStatus.describe(1, "first\nlast\n\n")).isEqualTo("status 1; it last wrote: last");
    }
}
