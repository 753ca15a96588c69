package ventral.scorer;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import ventral.contract.topic.Topics;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.service.StartupOrder;

/** Creates the topics that the scorer uses, before messaging connects to them. */
@ApplicationScoped
class ScorerTopics {

    void make(
            @Observes @Priority(StartupOrder.TOPICS) StartupEvent event,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        KafkaTopicAdmin.createIfAbsent(
                kafka,
                List.of(
                        Topics.CHECKPOINTS,
                        Topics.CHECKPOINTS.deadLetters(),
                        Topics.SCORING_TASKS,
                        Topics.SCORING_TASKS.deadLetters(),
                        Topics.SCORES,
                        Topics.REFERENCE_SCORES,
                        Topics.BENCHMARKS));
    }
}
