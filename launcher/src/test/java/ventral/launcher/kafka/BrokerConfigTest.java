package ventral.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import ventral.launcher.component.Ports;

class BrokerConfigTest {

    private static final List<String> HOSTS = List.of("10.77.0.1", "10.77.0.2", "10.77.0.3");
    private static final Ports PORTS = new Ports(20_000);

    @Test
    void several_brokers_replicate_every_topic_and_vote_for_a_controller() {
        Properties settings = new Properties();
        new BrokerConfig(2, HOSTS, List.of()).addTo(settings, PORTS);
        assertThat(settings)
                .containsEntry("node.id", "2")
                .containsEntry("controller.quorum.voters", "1@10.77.0.1:20005,2@10.77.0.2:20005,3@10.77.0.3:20005")
                .containsEntry("listeners", "PLAINTEXT://10.77.0.2:20004,CONTROLLER://10.77.0.2:20005")
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3");
    }

    @Test
    void a_single_broker_keeps_the_replication_of_the_defaults() {
        Properties settings = new Properties();
        BrokerConfig.single(List.of()).addTo(settings, PORTS);
        assertThat(settings)
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:20004,CONTROLLER://127.0.0.1:20005")
                .doesNotContainKeys("default.replication.factor", "min.insync.replicas");
    }

    @Test
    void brokers_of_a_cluster_have_one_id_and_single_brokers_have_different_ones() {
        assertThat(new BrokerConfig(1, HOSTS, List.of()).clusterId(PORTS))
                .isEqualTo(new BrokerConfig(3, HOSTS, List.of()).clusterId(PORTS));
        assertThat(BrokerConfig.single(List.of()).clusterId(PORTS))
                .isNotEqualTo(BrokerConfig.single(List.of()).clusterId(PORTS));
    }

    @Test
    void arguments_of_a_process_are_parsed_back() {
        BrokerConfig config = new BrokerConfig(3, HOSTS, List.of(new BrokerListener("TRAINER", 2000, 3000)));
        assertThat(BrokerConfig.parse(config.arguments())).isEqualTo(config);
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerConfig(4, HOSTS, List.of()));
    }
}
