package ventral.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.testing.Broker;
import ventral.gateway.testing.Database;
import ventral.gateway.testing.LedgerSamples;

/** Tests how the follower handles records that cannot be stored and a broker that is unavailable. */
@QuarkusTest
@WithTestResource(Database.class)
@WithTestResource(Broker.class)
@SuppressWarnings("NullAway.Init")
class LedgerFollowerTest extends LedgerFollowerTestBase {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @Test
    void a_record_that_cannot_be_decoded_leaves_a_hole_and_a_dead_letter() throws Exception {
        RunName run = new RunName("torn");
        orders.createRun(run, order(stream("torn")), ExecutionMode.EXECUTE);
        put(record(Topics.RUN_STATUSES, run.toString(), "torn".getBytes(UTF_8)));

        await().atMost(SOON)
                .until(() -> currency.state() instanceof LedgerStatus.State.Current now
                        && now.holes().size() == 1
                        && now.holes().get(0).startsWith("runs/torn in run-statuses"));
        assertThat(readinessStatus()).isEqualTo(200);
        assertThat(readinessBody()).contains("runs/torn in run-statuses");
        String dead = Topics.RUN_STATUSES.deadLetterName();
        assertThat(broker.records(dead))
                .as("a dead letter is stored before its hole")
                .filteredOn(letter -> letter.key().equals("runs/torn"))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo("torn".getBytes(UTF_8));
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader("dead-letter-topic")
                                            .value(),
                                    UTF_8))
                            .isEqualTo("run-statuses");
                });

        put(status(run, 64));
        await().atMost(SOON).until(() -> currency.state().equals(new LedgerStatus.State.Current(List.of())));
        assertThat(readinessStatus()).isEqualTo(200);
        assertThat(seen(run)).isEqualTo(64);
    }

    @Test
    void a_record_that_the_database_refuses_leaves_a_hole_and_all_others_are_read() {
        RunName run = new RunName("refused");
        orders.createRun(run, order(stream("refused")), ExecutionMode.EXECUTE);
        broker.put(List.of(checkpoint(run, 64, "resnet18"), checkpoint(run, 128, "\0"), checkpoint(run, 256, "tiny")));

        CheckpointName refused = new CheckpointName(run, 128);
        await().atMost(SOON)
                .until(() -> currency.state() instanceof LedgerStatus.State.Current now
                        && now.holes().size() == 1
                        && now.holes().get(0).startsWith(refused + " in checkpoints"));
        assertThat(broker.records(Topics.CHECKPOINTS.deadLetterName()))
                .extracting(ConsumerRecord::key)
                .contains(refused.toString());
        await().atMost(SOON)
                .until(() -> ledger.find(LedgerTable.CHECKPOINTS, new CheckpointName(run, 64))
                                .isPresent()
                        && ledger.find(LedgerTable.CHECKPOINTS, new CheckpointName(run, 256))
                                .isPresent());

        put(checkpoint(run, 128, "resnet18"));
        the_ledger_is_current();
        assertThat(ledger.find(LedgerTable.CHECKPOINTS, refused)).isPresent();
    }

    private static ProducerRecord<String, byte[]> checkpoint(RunName run, long seenImageCount, String network) {
        CheckpointName name = new CheckpointName(run, seenImageCount);
        return record(
                Topics.CHECKPOINTS,
                name.toString(),
                CheckpointWritten.newBuilder()
                        .setCheckpoint(name.toString())
                        .setNetwork(network)
                        .setWeights(Artifact.newBuilder()
                                .setUri("file:///w.safetensors")
                                .setSizeBytes(1)
                                .setSha256(ByteString.copyFrom(HexFormat.of().parseHex("ab".repeat(32)))))
                        .setCreateTime(TimestampMapper.toWire(LedgerSamples.NOON))
                        .setOwnerEpoch(1)
                        .build()
                        .toByteArray());
    }

    @Test
    void a_broker_that_goes_away_makes_the_gateway_unready_until_it_is_back() throws Exception {
        StreamName before = stream("before");
        broker.halt();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(currency.state())
                        .isInstanceOfSatisfying(
                                LedgerStatus.State.Unavailable.class,
                                broken -> assertThat(broken.cause()).startsWith("Kafka at 127.0.0.1:")));
        assertThat(readinessStatus()).isEqualTo(503);
        assertThat(readinessBody()).contains("not current since");

        broker.resume();
        the_ledger_is_current();
        assertThat(ledger.find(LedgerTable.STREAMS, before)).isPresent();
        assertThat(ledger.find(LedgerTable.STREAMS, stream("after"))).isPresent();
    }

    @Test
    void a_database_that_does_not_answer_makes_the_gateway_unready_within_half_a_minute() throws Exception {
        try (Connection holding = database.connect();
                Statement sql = holding.createStatement()) {
            holding.setAutoCommit(false);
            sql.execute("lock table position in access exclusive mode");
            await().atMost(SOON).until(() -> readinessStatus() == 503);
            assertThat(readinessBody()).contains("not current since").contains("no progress");
        }
        the_ledger_is_current();
    }

    private int readinessStatus() throws IOException, InterruptedException {
        return readinessResponse().statusCode();
    }

    private String readinessBody() throws IOException, InterruptedException {
        return readinessResponse().body();
    }

    private HttpResponse<String> readinessResponse() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.ofString());
    }
}
