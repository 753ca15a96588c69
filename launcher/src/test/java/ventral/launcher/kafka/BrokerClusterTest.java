package ventral.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.topic.Topics;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.process.OrphanProcess;
import ventral.launcher.testing.FreePorts;
import ventral.platform.kafka.KafkaTopicAdmin;

class BrokerClusterTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final List<BrokerNode> NODES = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3").stream()
            .map(host -> new BrokerNode(host, List.of(), List.of()))
            .toList();

    @TempDir
    Path temp;

    private final Ports ports = FreePorts.find();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> restarts = new CopyOnWriteArrayList<>();

    @Test
    void a_killed_broker_of_three_is_restarted_and_replicates_again() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", ports.address(Endpoint.BROKER));
        try (DataFolder data = DataFolder.open(temp.resolve("data"), notes::add);
                BrokerCluster cluster = BrokerCluster.start(
                        data,
                        ports,
                        NODES,
                        List.of(),
                        (number, reason) -> restarts.add(number + " " + reason),
                        notes::add);
                Admin admin = Admin.create(client)) {
            KafkaTopicAdmin.createIfAbsent(client, List.of(Topics.SCORES));
            Path pidFile = BrokerProcess.pidFile(data, 2);
            ProcessHandle killed = OrphanProcess.find(pidFile).orElseThrow();
            killed.destroyForcibly();
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> OrphanProcess.find(pidFile)
                            .filter(process -> process.pid() != killed.pid())
                            .isPresent());
            Awaitility.await().atMost(LIMIT).until(() -> inSync(admin) == NODES.size());
            assertThat(restarts).singleElement().asString().startsWith("2 ended with status");
            assertThat(notes).isEmpty();
            assertThat(cluster.ended()).isNotDone();
        }
    }

    /** Returns the smallest number of in-sync replicas of a partition; 0 if the broker asked has no such topic yet. */
    private static int inSync(Admin admin) throws Exception {
        String name = Topics.SCORES.name();
        TopicDescription topic;
        try {
            topic = admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
        } catch (ExecutionException e) {
            // a broker that has just started answers before it has read all topics
            assertThat(e).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            return 0;
        }
        return topic.partitions().stream()
                .mapToInt(partition -> partition.isr().size())
                .min()
                .orElseThrow();
    }
}
