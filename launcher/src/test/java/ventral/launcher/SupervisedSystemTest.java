package ventral.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.kafka.BrokerListener;
import ventral.launcher.kafka.BrokerNode;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

/** Tests a system whose broker is a process of its own. */
class SupervisedSystemTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final List<BrokerNode> ONE = List.of(BrokerNode.local(List.of()));

    @TempDir
    Path home;

    @TempDir
    Path data;

    private final Ports ports = FreePorts.find();
    private final List<Endpoint> ready = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @Test
    void a_killed_broker_and_a_killed_database_are_started_again() throws Exception {
        MinimalService.packageAll(home);
        try (LocalSystem system = prepare(new SupervisionSpec(3, LIMIT, ONE, Map.of(), Map.of()))) {
            system.start();
            for (Endpoint component : List.of(Endpoint.BROKER, Endpoint.DATABASE)) {
                system.process(component).orElseThrow().destroyForcibly();
                Awaitility.await().atMost(LIMIT).until(() -> Collections.frequency(ready, component) == 2);
            }
            assertThat(system.failure()).isNotDone();
        }
    }

    @Test
    void a_database_that_cannot_start_is_tried_again_until_it_can() throws Exception {
        MinimalService.packageAll(home);
        try (LocalSystem system = prepare(new SupervisionSpec(1000, LIMIT, ONE, Map.of(), Map.of()))) {
            system.start();
            Path version = data.resolve("postgresql/data/PG_VERSION");
            String stored = Files.readString(version);
            Files.writeString(version, "0\n");
            system.process(Endpoint.DATABASE).orElseThrow().destroyForcibly();
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> notes.stream().anyMatch(note -> note.startsWith("PostgreSQL did not start: ")));
            Files.writeString(version, stored);
            Awaitility.await().atMost(LIMIT).until(() -> Collections.frequency(ready, Endpoint.DATABASE) == 2);
            assertThat(system.failure()).isNotDone();
        }
    }

    @Test
    void services_get_their_environment_and_run_below_their_wrapper() throws Exception {
        MinimalService.packageAll(home);
        Ports listening = FreePorts.find();
        Path written = home.resolve("written");
        SupervisionSpec spec = new SupervisionSpec(
                0,
                LIMIT,
                List.of(BrokerNode.local(List.of(new BrokerListener("TRAINER", listening.of(Endpoint.TRAINER), 9)))),
                Map.of(Endpoint.TRAINER, Map.of("WRITTEN", written.toString())),
                Map.of(Endpoint.TRAINER, List.of("sh", "-c", "touch \"$WRITTEN\"; exec \"$@\"", "sh")));
        try (LocalSystem system = prepare(spec)) {
            system.start();
            assertThat(Files.exists(written)).isTrue();
            assertThat(Ports.isFree(listening.of(Endpoint.TRAINER)))
                    .as("the broker listens on its additional port")
                    .isFalse();
        }
    }

    private LocalSystem prepare(SupervisionSpec supervision) throws Exception {
        return LocalSystem.prepare(
                new SystemLaunchSpec(home, data, ports, null, List.of()), supervision, new ReadyListener());
    }

    private final class ReadyListener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {
            ready.add(part);
        }

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
