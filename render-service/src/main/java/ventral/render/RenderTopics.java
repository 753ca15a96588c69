package ventral.render;

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

/** Creates the topics that the renderer uses before messaging connects to them. */
@ApplicationScoped
class RenderTopics {

    void create(
            @Observes @Priority(StartupOrder.TOPICS) StartupEvent event,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        KafkaTopicAdmin.createIfAbsent(
                kafka,
                List.of(
                        Topics.STREAM_INTENTS,
                        Topics.STREAM_INTENTS.deadLetters(),
                        Topics.STREAM_STATUSES,
                        Topics.RUN_INTENTS,
                        Topics.RUN_STATUSES));
    }
}
