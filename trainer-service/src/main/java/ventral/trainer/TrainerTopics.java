package ventral.trainer;

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

/** Creates the topics that the trainer uses, before the messaging extension connects to them. */
@ApplicationScoped
class TrainerTopics {

    void make(
            @Observes @Priority(StartupOrder.TOPICS) StartupEvent event,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        KafkaTopicAdmin.createIfAbsent(
                kafka,
                List.of(
                        Topics.RUN_INTENTS,
                        Topics.RUN_INTENTS.deadLetters(),
                        Topics.RUN_STATUSES,
                        Topics.CHECKPOINTS,
                        Topics.RESUME_POINTS,
                        Topics.RESUME_POINTS.deadLetters()));
    }
}
