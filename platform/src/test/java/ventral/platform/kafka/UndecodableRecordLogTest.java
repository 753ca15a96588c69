package ventral.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class UndecodableRecordLogTest {

    @Test
    void the_topic_of_each_record_is_passed_on() {
        List<String> counted = new ArrayList<>();
        UndecodableRecordLog log = new UndecodableRecordLog(counted::add);
        log.onUndecodable(new ConsumerRecord<>("scores", 0, 7, "runs/r", new byte[] {-1}), "it is torn");
        log.onUndecodable(new ConsumerRecord<>("checkpoints", 3, 9, "runs/r", new byte[] {-1}), "it is torn");
        assertThat(counted).containsExactly("scores", "checkpoints");
    }
}
