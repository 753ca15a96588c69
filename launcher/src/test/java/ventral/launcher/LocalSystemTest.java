package ventral.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

class LocalSystemTest {

    @TempDir
    Path home;

    @TempDir
    Path data;

    private final Ports ports = FreePorts.find();
    private final CapturingListener diary = new CapturingListener();

    @BeforeEach
    void packageServices() throws IOException {
        MinimalService.packageAll(home);
    }

    @Test
    void services_stop_before_the_broker_and_the_broker_before_the_database() throws Exception {
        try (LocalSystem system = prepare()) {
            system.start();
            assertThat(diary.ready)
                    .containsExactlyInAnyOrder(
                            Endpoint.GATEWAY,
                            Endpoint.RENDERER,
                            Endpoint.TRAINER,
                            Endpoint.SCORER,
                            Endpoint.BROKER,
                            Endpoint.DATABASE);
            assertThat(diary.ready.subList(0, 2)).containsExactlyInAnyOrder(Endpoint.BROKER, Endpoint.DATABASE);
        }
        assertThat(diary.stopped).hasSize(6).endsWith(Endpoint.BROKER, Endpoint.DATABASE);
    }

    @Test
    void a_service_that_dies_is_started_again() throws Exception {
        try (LocalSystem system = prepare()) {
            system.start();
            die(Endpoint.SCORER);
            awaitReady(Endpoint.SCORER, 2);
            assertThat(diary.notes).containsExactly("scorer-service ended with status 17; restarting it");
            assertThat(system.failure()).isNotDone();
            assertThat(data.resolve("logs/scorer-service.former.log")).content().contains("out of luck");
        }
    }

    @Test
    void a_service_that_dies_again_and_again_is_told_of_with_the_end_of_its_log() throws Exception {
        try (LocalSystem system = prepare()) {
            system.start();
            for (int life = 1; life <= 4; life++) {
                awaitReady(Endpoint.SCORER, life);
                die(Endpoint.SCORER);
            }
            assertThat(system.failure().get(10, TimeUnit.SECONDS))
                    .startsWith("scorer-service ended with status 17")
                    .contains("| out of luck")
                    .contains(data.resolve("logs/scorer-service.log").toString());
        }
    }

    @Test
    void a_service_that_cannot_start_again_is_tried_until_its_restarts_are_used_up() throws Exception {
        try (LocalSystem system = prepare()) {
            system.start();
            Files.writeString(home.resolve("scorer-service/target/quarkus-app/app/minimal.jar"), "no jar");
            die(Endpoint.SCORER);
            assertThat(system.failure().get(60, TimeUnit.SECONDS)).startsWith("scorer-service ended with status 1");
            assertThat(diary.notes)
                    .containsExactly(
                            "scorer-service ended with status 17; restarting it",
                            "scorer-service did not start: scorer-service ended with status 1; trying again",
                            "scorer-service did not start: scorer-service ended with status 1; trying again");
        }
    }

    @Test
    void a_service_that_is_crashed_on_purpose_comes_back_and_is_no_failure() throws Exception {
        try (LocalSystem system = prepare()) {
            system.start();
            system.crash(Endpoint.TRAINER);
            assertThat(diary.ready).filteredOn(Endpoint.TRAINER::equals).hasSize(2);
            assertThat(system.failure()).isNotDone();
        }
    }

    @Test
    void a_service_that_ends_while_it_starts_is_told_of_at_once() throws Exception {
        Files.writeString(home.resolve("gateway/target/quarkus-app/app/minimal.jar"), "no jar");
        try (LocalSystem system = prepare()) {
            assertThatThrownBy(system::start)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("gateway ended with status 1")
                    .hasMessageContaining("ClassNotFoundException");
        }
    }

    @Test
    void a_service_that_is_not_built_is_named_before_anything_starts() throws Exception {
        Files.delete(home.resolve("gateway/target/quarkus-app/quarkus/quarkus-application.dat"));
        try (LocalSystem system = prepare()) {
            assertThatThrownBy(system::start).hasMessageStartingWith("gateway is not built");
            assertThat(diary.ready).isEmpty();
        }
    }

    private void awaitReady(Endpoint service, int times) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Collections.frequency(diary.ready, service) == times);
    }

    private void die(Endpoint service) {
        assertThatThrownBy(() -> URI.create("http://%s/die".formatted(ports.managementAddress(service)))
                        .toURL()
                        .openStream())
                .isInstanceOf(IOException.class);
    }

    private LocalSystem prepare() throws LaunchException {
        return LocalSystem.prepare(new SystemLaunchSpec(home, data, ports, null, List.of()), diary);
    }

    private static final class CapturingListener implements LocalSystem.LifecycleListener {

        private final List<Endpoint> ready = new CopyOnWriteArrayList<>();
        private final List<String> notes = new CopyOnWriteArrayList<>();
        private final List<Endpoint> stopped = new CopyOnWriteArrayList<>();

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {
            ready.add(part);
        }

        @Override
        public void stopped(Endpoint part, Duration took) {
            stopped.add(part);
        }
    }
}
