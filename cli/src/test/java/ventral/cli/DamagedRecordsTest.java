package ventral.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Image;
import ventral.api.v1.Score;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.cli.kafka.DeadLetterStore;
import ventral.cli.kafka.TopicStore;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Endpoint;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

/**
 * Tests that each kind of damaged record in each topic costs that record alone: services stay ready, the record is a
 * dead letter, and a run that is created later is trained and scored.
 */
@Tag("system")
class DamagedRecordsTest extends SystemTestBase {

    /** On an idle machine of two cores, 60 s are enough. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final StreamName DAMAGED = new StreamName("damaged");
    private static final StreamName WHOLE = new StreamName("whole");
    private static final RunName RUN = new RunName("whole");
    private static final StreamSpec STREAM = StreamSpec.rendered(0, 128, 32, 32);

    /** The damage for which the trainer skips a row of the tables that it resumes runs from. */
    private static final Set<RecordDamage> SKIPPED_SAVED_RUNS = Set.of(
            RecordDamage.GARBAGE,
            RecordDamage.TRUNCATED,
            RecordDamage.UNKNOWN_ENUM,
            RecordDamage.NUL,
            RecordDamage.LARGE_VALUE);

    /** The tables of which each worker counts records that it skips. */
    private static final Map<Endpoint, List<Topic<?>>> COUNTED_TABLES = Map.of(
            Endpoint.RENDERER, List.of(Topics.STREAM_STATUSES, Topics.RUN_INTENTS, Topics.RUN_STATUSES),
            Endpoint.TRAINER, List.of(Topics.RUN_STATUSES, Topics.CHECKPOINTS, Topics.RESUME_POINTS),
            Endpoint.SCORER, List.of(Topics.SCORES, Topics.REFERENCE_SCORES, Topics.SCORING_TASKS));

    private final ServiceProbe probe = new ServiceProbe(ports);
    private final List<String> restarts = new CopyOnWriteArrayList<>();

    @Test
    void a_damaged_record_costs_that_record_alone_in_every_topic_and_after_a_restart() throws Exception {
        LocalSystem system = start(new RestartListener());
        GatewayClient gateway = client();
        assertTheCountersAreThere();
        renderWhole(gateway, DAMAGED);

        List<DamagedRecord> written = new DamagedRecordWriter(kafka()).write(DAMAGED, STREAM);
        assertThat(written.stream().<Topic<?>>map(DamagedRecord::topic).collect(toSet()))
                .as("topics with samples")
                .containsAll(DamagedRecordWriter.tables());
        awaitDeadLetters(written, table -> !DamagedRecord.OUTSIDE_THE_LEDGER.contains(table));

        assertThat(imagesBeforeTheDamage(gateway)).isEqualTo(1);
        renderWhole(gateway, WHOLE);
        gateway.runs()
                .create(
                        RUN,
                        SpecMapper.toWire(
                                new RunSpec(WHOLE, Objective.parse("distance"), STREAM.imageCount(), 1, 0, 1, null)));
        Set<Score> scores = awaitScores(gateway, system);
        // a scorer reads its tasks one by one, and a trainer reads the resume points with its first run
        awaitDeadLetters(written, table -> true);
        assertTheTrainerCountedWhatItSkipped();
        assertThat(restarts).as("services that ended and were restarted").isEmpty();

        system.close();
        long begun = System.nanoTime();
        start(new RestartListener());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(READY_LIMIT);
        Awaitility.await("the holes that remain").atMost(READY_LIMIT).untilAsserted(() -> {
            SoftAssertions soft = new SoftAssertions();
            assertReady(soft, written, DamagedRecord::isHoleAfterRestart);
            soft.assertAll();
        });
        Awaitility.await("the scores from before the restart")
                .atMost(READY_LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(scores(gateway)).isEqualTo(scores));
        assertThat(restarts).as("services that ended and were restarted").isEmpty();
    }

    private void assertTheCountersAreThere() throws IOException, InterruptedException {
        SoftAssertions soft = new SoftAssertions();
        for (Map.Entry<Endpoint, List<Topic<?>>> counted : COUNTED_TABLES.entrySet()) {
            for (Topic<?> table : counted.getValue()) {
                soft.assertThat(probe.undecodableCount(counted.getKey(), table.name()))
                        .as(
                                "records of %s that %s skipped",
                                table.name(), counted.getKey().label())
                        .hasValue(0);
            }
        }
        soft.assertAll();
    }

    private static void renderWhole(GatewayClient gateway, StreamName stream) {
        gateway.streams().create(stream, STREAM);
        Awaitility.await(stream + " rendered")
                .atMost(PATIENCE)
                .until(() -> gateway.streams().get(stream).getState() == StreamState.STREAM_STATE_SUCCEEDED);
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", ports.address(Endpoint.BROKER));
    }

    /**
     * Waits until every damaged record of some tables is a dead letter while all services are ready.
     *
     * @param readByNow the tables that services have read to their end
     */
    private void awaitDeadLetters(List<DamagedRecord> written, Predicate<Topic<?>> readByNow) {
        Awaitility.await("every damaged record a dead letter")
                .atMost(READY_LIMIT)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    SoftAssertions soft = new SoftAssertions();
                    assertDeadLetters(soft, written, readByNow);
                    assertReady(soft, written, DamagedRecord::isHole);
                    soft.assertAll();
                });
    }

    private void assertDeadLetters(SoftAssertions soft, List<DamagedRecord> written, Predicate<Topic<?>> readByNow)
            throws IOException {
        DeadLetterStore store = new DeadLetterStore(new TopicStore(kafka()));
        for (Topic<?> table : DamagedRecordWriter.tables()) {
            if (readByNow.test(table)) {
                List<DeadLetterRecord> letters = store.open(table);
                written.stream()
                        .filter(record -> record.topic().equals(table))
                        .forEach(record -> assertDeadLetter(soft, record, letters));
            }
        }
    }

    /** Checks that a record has one dead letter, or none if it is accepted. Services may write a letter again. */
    private static void assertDeadLetter(SoftAssertions soft, DamagedRecord record, List<DeadLetterRecord> letters) {
        List<String> causes = letters.stream()
                .filter(letter ->
                        letter.sourcePartition() == record.partition() && letter.sourceOffset() == record.offset())
                .map(DeadLetterRecord::cause)
                .toList();
        String acceptance = record.acceptance();
        if (acceptance != null) {
            soft.assertThat(causes)
                    .as("%s is accepted, because %s", record, acceptance)
                    .isEmpty();
        } else {
            soft.assertThat(causes)
                    .as("causes of the dead letters of %s", record)
                    .hasSize(1)
                    .doesNotContain("", "not stated");
        }
    }

    /** Checks that every service is ready and alive, and that the gateway states how many records it could not read. */
    private void assertReady(SoftAssertions soft, List<DamagedRecord> written, Predicate<DamagedRecord> isHole)
            throws IOException, InterruptedException {
        for (Endpoint service : ServiceProbe.SERVICES) {
            soft.assertThat(probe.health(service, "ready"))
                    .as("readiness of " + service.label())
                    .isEqualTo(200);
            soft.assertThat(probe.health(service, "live"))
                    .as("liveness of " + service.label())
                    .isEqualTo(200);
        }
        soft.assertThat(probe.holeCount())
                .as("records that the gateway could not read")
                .isEqualTo((int) written.stream().filter(isHole).count());
    }

    /** Returns how many images of the damaged log's first batch the gateway can still read. */
    private static int imagesBeforeTheDamage(GatewayClient gateway) {
        List<Image> images = new ArrayList<>();
        gateway.streams().images(DAMAGED, 0, 1, images::add);
        return images.size();
    }

    private static Set<Score> awaitScores(GatewayClient gateway, LocalSystem system) {
        return Awaitility.await("every checkpoint scored")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            assertThat(system.failure()).isNotDone();
                            assertThat(gateway.runs().get(RUN).getState()).isNotEqualTo(RunState.RUN_STATE_FAILED);
                            return scores(gateway);
                        },
                        scores -> isComplete(gateway, scores));
    }

    private static boolean isComplete(GatewayClient gateway, Set<Score> scores) {
        List<Checkpoint> checkpoints = gateway.checkpoints().list(RUN);
        long benchmarks = gateway.benchmarks().list().stream()
                .filter(benchmark -> benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY)
                .count();
        return gateway.runs().get(RUN).getState() == RunState.RUN_STATE_SUCCEEDED
                && checkpoints.size() == 2
                && benchmarks > 0
                && scores.size() == checkpoints.size() * benchmarks
                && scores.stream().noneMatch(Score::hasError);
    }

    private static Set<Score> scores(GatewayClient gateway) {
        return Set.copyOf(gateway.scores().list(RUN + "/checkpoints/-", ""));
    }

    private void assertTheTrainerCountedWhatItSkipped() throws IOException, InterruptedException {
        for (Topic<?> table : List.of(Topics.CHECKPOINTS, Topics.RESUME_POINTS)) {
            assertThat(probe.undecodableCount(Endpoint.TRAINER, table.name()))
                    .as("records of %s that the trainer skipped", table.name())
                    .hasValue(SKIPPED_SAVED_RUNS.size());
        }
    }

    /** Records the components that the launcher restarts. */
    private final class RestartListener implements LocalSystem.LifecycleListener {

        @Override
        public void note(String sentence) {}

        @Override
        public void restarting(Endpoint part, String reason) {
            restarts.add(part.label() + " " + reason);
        }

        @Override
        public void ready(Endpoint part, String address, Duration after) {}

        @Override
        public void stopped(Endpoint part, Duration took) {}
    }
}
