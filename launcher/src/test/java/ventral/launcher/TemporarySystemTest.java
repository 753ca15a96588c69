package ventral.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

class TemporarySystemTest {

    @TempDir
    Path folder;

    private final Ports ports = FreePorts.find();

    @BeforeEach
    void packageServices() throws Exception {
        MinimalService.packageAll(folder);
    }

    @Test
    void it_leaves_no_file_and_nobody_listening() throws Exception {
        try (TemporarySystem system = start("data")) {
            assertThat(system.address(Endpoint.GATEWAY)).isEqualTo(ports.address(Endpoint.GATEWAY));
            assertThat(system.data().resolve("pids/gateway")).exists();
        }
        assertThat(folder.resolve("data")).doesNotExist();
        for (Endpoint endpoint : Endpoint.values()) {
            assertThat(Ports.isFree(ports.of(endpoint))).as(endpoint.label()).isTrue();
        }
    }

    @Test
    void a_folder_that_exists_is_refused_and_kept() throws Exception {
        Path data = Files.createDirectory(folder.resolve("precious"));
        assertThatThrownBy(() -> start("precious"))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith(data + " exists");
        assertThat(data).exists();
    }

    @Test
    void a_system_that_cannot_start_leaves_no_file() throws Exception {
        Files.delete(folder.resolve("gateway/target/quarkus-app/quarkus/quarkus-application.dat"));
        assertThatThrownBy(() -> start("data")).hasMessageStartingWith("gateway is not built");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private TemporarySystem start(String data) throws LaunchException {
        SystemLaunchSpec plan = new SystemLaunchSpec(folder, folder.resolve(data), ports, null, List.of());
        return TemporarySystem.start(plan, new SilentListener());
    }

    private static final class SilentListener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {}

        @Override
        public void ready(Endpoint part, String address, Duration after) {}

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
