package ventral.cli.chaos.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceClocksTest {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void a_service_loads_the_library_and_starts_with_the_right_time() throws Exception {
        ServiceClocks clocks = new ServiceClocks(folder, Path.of("/lib.so"));
        Map<String, String> environment = clocks.environment("trainer-service");
        assertThat(environment.get("LD_PRELOAD")).startsWith("/lib.so");
        assertThat(environment).containsEntry("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        assertThat(Path.of(environment.get("FAKETIME_TIMESTAMP_FILE")))
                .content()
                .isEqualTo("+0\n");
    }

    @Test
    void the_clock_of_one_service_is_stepped_both_ways() throws Exception {
        ServiceClocks clocks = new ServiceClocks(folder, Path.of("/lib.so"));
        Path trainer = Path.of(clocks.environment("trainer-service").get("FAKETIME_TIMESTAMP_FILE"));
        Path scorer = Path.of(clocks.environment("scorer-service").get("FAKETIME_TIMESTAMP_FILE"));
        clocks.step("trainer-service", Duration.ofDays(30));
        assertThat(trainer).content().isEqualTo("+2592000\n");
        clocks.step("trainer-service", Duration.ofSeconds(-1));
        assertThat(trainer).content().isEqualTo("-1\n");
        assertThat(scorer).content().isEqualTo("+0\n");
    }

    @Test
    void a_process_has_the_time_of_its_file() throws Exception {
        Path library = ServiceClocks.library();
        assumeTrue(library != null, ServiceClocks.MISSING);
        ServiceClocks clocks = new ServiceClocks(folder, library);
        Map<String, String> environment = clocks.environment("date");
        clocks.step("date", Duration.ofDays(30));
        File output = folder.resolve("output").toFile();
        ProcessBuilder date = new ProcessBuilder("date", "+%s").redirectOutput(output);
        date.environment().putAll(environment);
        assertThat(date.start().waitFor()).isZero();
        Instant told = Instant.ofEpochSecond(
                Long.parseLong(Files.readString(output.toPath()).strip()));
        assertThat(Duration.between(Instant.now().plus(Duration.ofDays(30)), told)
                        .abs())
                .isLessThan(TOLERANCE);
    }

    @Test
    void a_timed_wait_of_a_java_process_lasts_as_long_as_it_should() throws Exception {
        Path library = ServiceClocks.library();
        assumeTrue(library != null, ServiceClocks.MISSING);
        String classes = Path.of(ServiceClocksTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        File output = folder.resolve("output").toFile();
        ProcessBuilder waits =
                new ProcessBuilder(java, "-cp", classes, TimedWaits.class.getName()).redirectOutput(output);
        waits.environment().putAll(new ServiceClocks(folder, library).environment("waits"));
        assertThat(waits.start().waitFor()).isZero();
        assertThat(Long.parseLong(Files.readString(output.toPath()).strip()))
                .as("milliseconds of %d waits of %d ms", TimedWaits.COUNT, TimedWaits.MILLIS)
                .isGreaterThanOrEqualTo((long) TimedWaits.COUNT * TimedWaits.MILLIS);
    }

    /** Program that waits and prints how many milliseconds that took. */
    static final class TimedWaits {

        static final int COUNT = 10;
        static final int MILLIS = 20;

        private TimedWaits() {}

        public static void main(String... arguments) throws InterruptedException {
            Object monitor = new Object();
            long begun = System.nanoTime();
            synchronized (monitor) {
                for (int i = 0; i < COUNT; i++) {
                    monitor.wait(MILLIS);
                }
            }
            System.out.println((System.nanoTime() - begun) / 1_000_000);
        }
    }
}
