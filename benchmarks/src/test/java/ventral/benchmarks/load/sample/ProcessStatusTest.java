package ventral.benchmarks.load.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {

    @Test
    void memory_is_converted_to_bytes_and_threads_are_counted() {
        String text = """
                Name:\tjava
                VmHWM:\t  654321 kB
                VmRSS:\t  123456 kB
                Threads:\t41
                """;
        assertThat(ProcessStatus.parse(text)).isEqualTo(new ProcessStatus(123_456L * 1024, 41));
    }

    @Test
    void a_process_without_memory_has_ended() {
        assertThat(ProcessStatus.parse("State:\tZ (zombie)\nThreads:\t1\n")).isEqualTo(new ProcessStatus(0, 1));
    }
}
