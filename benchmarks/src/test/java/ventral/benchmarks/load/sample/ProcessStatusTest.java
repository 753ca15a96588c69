package ventral.benchmarks.load.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {

    @Test
    void memory_is_the_proportional_set_size_in_bytes_and_threads_are_counted() {
        String status = """
                Name:\tjava
                VmRSS:\t  123456 kB
                Threads:\t41
                """;
        String memory = """
                55d0c0a00000-7ffd0f5f5000 ---p 00000000 00:00 0                          [rollup]
                Rss:              123456 kB
                Pss:              100000 kB
                Pss_Anon:          90000 kB
                """;
        assertThat(ProcessStatus.parse(status, memory)).isEqualTo(new ProcessStatus(100_000L * 1024, 41));
    }
}
