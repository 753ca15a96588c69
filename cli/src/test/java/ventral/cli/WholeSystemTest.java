package ventral.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static ventral.cli.SpanCollector.attribute;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Score;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.StudyClient;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Endpoint;
import ventral.type.v1.RunState;

/** Tests the packaged services with a real broker and a real database, started as by {@code ventral up}. */
@Tag("system")
class WholeSystemTest extends SystemTestBase {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Images of two passes, with a checkpoint in the middle of the first. */
    private static final long TOTAL = 2 * 1024;

    @Test
    void killed_services_end_with_the_same_weights_each_score_is_there_once_and_the_ledger_can_be_dropped()
            throws Exception {
        SpanCollector collector = new SpanCollector();
        open.add(collector);
        LocalSystem system = start(new SilentListener(), collector.javaOptions());
        GatewayClient gateway = client();

        StudyClient undisturbed = create(gateway, "undisturbed");
        ExperimentSnapshot expected = awaitComplete(undisturbed, system);
        awaitTraceFromBatchToScore(collector);
        StudyClient disturbed = create(gateway, "disturbed");
        system.crash(Endpoint.RENDERER);
        awaitCheckpointInTheMiddle(gateway);
        system.crash(Endpoint.TRAINER);
        system.crash(Endpoint.SCORER);
        system.crash(Endpoint.GATEWAY);
        ExperimentSnapshot actual = awaitComplete(disturbed, system);

        assertThat(digests(actual)).isEqualTo(digests(expected)).hasSize(2 * 3);
        assertThat(values(actual)).isEqualTo(values(expected));
        assertTheControlIsScored(expected);
        assertThat(ScoreTopicReader.countByKey(ports))
                .as("records of each score")
                .hasSize(expected.scores().size() + actual.scores().size())
                .allSatisfy((score, count) -> assertThat(count).as(score).isEqualTo(1));

        Set<Message> ledger = ledger(gateway);
        system.close();
        FolderDeleter.delete(data.resolve("postgresql"));
        start(new SilentListener());
        Awaitility.await("the ledger rebuilt")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(ledger(gateway)).isEqualTo(ledger));
    }

    private static StudyClient create(GatewayClient gateway, String name) {
        StreamName stream = new StreamName(name);
        SweepSpec sweep = new SweepSpec(
                stream,
                List.of(Objective.parse("distance"), Objective.parse("category")),
                List.of(TOTAL / 2),
                List.of(0L),
                2,
                1);
        StudyClient study = new StudyClient(
                gateway,
                new Study(
                        name,
                        "",
                        Map.of(stream, StreamSpec.rendered(0, TOTAL / 2, 32, 32)),
                        Map.of(new SweepName(name), sweep),
                        List.of(),
                        List.of(),
                        null));
        study.create();
        return study;
    }

    private static ExperimentSnapshot awaitComplete(StudyClient experiment, LocalSystem system) {
        return Awaitility.await("every checkpoint scored")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            assertThat(system.failure()).isNotDone();
                            ExperimentSnapshot snapshot = experiment.snapshot();
                            assertThat(snapshot.in(RunState.RUN_STATE_FAILED)).isEmpty();
                            return snapshot;
                        },
                        ExperimentSnapshot::isComplete);
    }

    /** Waits until a score in the ledger leads back to a batch of the stream, by parents and one link. */
    private static void awaitTraceFromBatchToScore(SpanCollector collector) {
        Awaitility.await("a trace from a batch to a score in the ledger")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(collector
                                .named("write to ledger")
                                .filter(write ->
                                        attribute(write, "ventral.resource").matches("runs/undisturbed-.*/scores/.*"))
                                .flatMap(collector::parent)
                                .filter(score -> score.getName().equals("score model"))
                                .flatMap(collector::parent)
                                .filter(save -> save.getName().equals("save checkpoint"))
                                .flatMap(collector::parent)
                                .filter(segment -> segment.getName().equals("train run"))
                                .flatMap(collector::linked)
                                .map(batch -> batch.getName() + " of " + attribute(batch, "ventral.stream")))
                        .contains("render image batch of streams/undisturbed"));
    }

    private static void awaitCheckpointInTheMiddle(GatewayClient gateway) {
        Set<Long> seen = Awaitility.await("a checkpoint in the middle of a run")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> seenCounts(gateway, new RunName("disturbed-distance-n1024-s0")),
                        counts -> counts.stream().anyMatch(count -> count > 0));
        assertThat(seen).as("the run was still going").doesNotContain(TOTAL);
    }

    private static Set<Long> seenCounts(GatewayClient gateway, RunName run) {
        return gateway.checkpoints().list(run).stream()
                .map(Checkpoint::getSeenImageCount)
                .collect(toSet());
    }

    /** Returns the digests of checkpoints by objective and images seen. */
    private static Map<String, ByteString> digests(ExperimentSnapshot snapshot) {
        return snapshot.checkpoints().stream()
                .collect(toMap(checkpoint -> place(CheckpointName.parse(checkpoint.getName())), Checkpoint::getSha256));
    }

    private static Map<String, Double> values(ExperimentSnapshot snapshot) {
        return snapshot.scores().stream()
                .collect(toMap(
                        score -> place(ExperimentSnapshot.checkpointOf(score)) + " " + score.getBenchmark(),
                        Score::getRawValue));
    }

    /** Returns a key by objective and images seen that is equal for both sweeps. */
    private static String place(CheckpointName checkpoint) {
        return checkpoint.run().id().replaceFirst("^[a-z]+-", "") + " " + checkpoint.seenImageCount();
    }

    private static void assertTheControlIsScored(ExperimentSnapshot snapshot) {
        Map<String, Long> controls = snapshot.scores().stream()
                .filter(score -> score.getSeenImageCount() == 0)
                .peek(score -> assertThat(score.hasError()).as(score.getName()).isFalse())
                .collect(groupingBy(Score::getBenchmark, counting()));
        assertThat(controls).hasSize(snapshot.ready().size()).isNotEmpty();
        assertThat(controls.values()).containsOnly(2L);
    }

    private static Set<Message> ledger(GatewayClient gateway) {
        return Stream.<Collection<? extends Message>>of(
                        gateway.streams().list(),
                        gateway.runs().list(""),
                        gateway.checkpoints().list(),
                        gateway.scores().list(""),
                        gateway.benchmarks().list())
                .flatMap(Collection::stream)
                .collect(toSet());
    }
}
