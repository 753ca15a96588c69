package ventral.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topics;
import ventral.launcher.component.Ports;
import ventral.platform.kafka.KafkaTopicAdmin;

class TemporaryBrokerTest {

    @Test
    void it_takes_topics_and_leaves_nobody_listening() throws Exception {
        String address;
        try (TemporaryBroker broker = TemporaryBroker.start()) {
            address = broker.address();
            KafkaTopicAdmin.createIfAbsent(Map.of("bootstrap.servers", address), List.of(Topics.SCORES));
        }
        assertThat(Ports.isFree(Integer.parseInt(address.substring(address.indexOf(':') + 1))))
                .isTrue();
    }
}
