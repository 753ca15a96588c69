package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.launcher.component.Endpoint;

/** Tests that each packaged service has the beans of the module service-runtime. */
@Tag("system")
class PackagedServiceTest {

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RENDERER", "TRAINER", "SCORER", "GATEWAY"})
    void a_service_that_others_could_reach_does_not_start(Endpoint service) throws Exception {
        Path log = folder.resolve("log");
        Process process =
                SecondService.start(service, SYSTEM.ports(), log, Map.of("QUARKUS_MANAGEMENT_HOST", "0.0.0.0"));
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(log).content().contains("quarkus.management.host is 0.0.0.0, which others can reach");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDERER", "TRAINER", "SCORER", "GATEWAY"})
    void a_service_watches_the_wall_clock_while_it_runs(Endpoint service) throws IOException {
        long pid = SYSTEM.system().process(service).orElseThrow().pid();
        assertThat(threads(pid)).contains("wall-clock");
    }

    /** Returns the names of a process's threads. */
    private static Set<String> threads(long pid) throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                try {
                    names.add(Files.readString(thread.resolve("comm")).strip());
                } catch (IOException e) {
                    continue; // the thread has ended meanwhile
                }
            }
        }
        return names;
    }
}
