package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import ventral.contract.topic.Topics;

class RenderRebalanceListenerTest {

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "4,4", "12,4"})
    void renderers_that_are_there_all_work_on_every_stream_as_far_as_its_partitions_go(int renderers, int busy)
            throws Exception {
        Map<Integer, String> owners = owners(renderers);
        for (int first = 0; first < owners.size(); first++) {
            Set<String> ofStream = new HashSet<>();
            for (int p = 0; p < Topics.IMAGE_LOG_PARTITIONS; p++) {
                ofStream.add(owners.get((first + p) % owners.size()));
            }
            assertThat(ofStream).hasSize(busy);
        }
    }

    /** Returns the owner of each partition, as Kafka assigns them under the service's own settings. */
    private static Map<Integer, String> owners(int renderers) throws Exception {
        String topic = Topics.STREAM_INTENTS.name();
        Node node = new Node(1, "127.0.0.1", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = IntStream.range(0, Topics.STREAM_INTENTS.partitionCount())
                .mapToObj(p -> new PartitionInfo(topic, p, node, nodes, nodes))
                .toList();
        Map<String, Subscription> members = new HashMap<>();
        IntStream.range(0, renderers).forEach(i -> members.put("renderer-" + i, new Subscription(List.of(topic))));
        Map<Integer, String> owners = new HashMap<>();
        assignor()
                .assign(
                        new Cluster("cluster", List.of(node), partitions, Set.of(), Set.of()),
                        new GroupSubscription(members))
                .groupAssignment()
                .forEach((member, given) -> given.partitions().forEach(p -> owners.put(p.partition(), member)));
        return owners;
    }

    private static ConsumerPartitionAssignor assignor() throws Exception {
        try (InputStream settings = RenderRebalanceListenerTest.class.getResourceAsStream("/application.yaml")) {
            Object at = new Yaml().load(settings);
            for (String key :
                    List.of("mp", "messaging", "incoming", "render-shares", "partition", "assignment", "strategy")) {
                at = ((Map<?, ?>) at).get(key);
            }
            // Kafka uses the first assignor that all members support
            String first = String.valueOf(at).split(",", -1)[0];
            return (ConsumerPartitionAssignor)
                    Class.forName(first).getDeclaredConstructor().newInstance();
        }
    }
}
