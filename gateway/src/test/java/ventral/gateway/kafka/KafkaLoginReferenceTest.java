package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks that the login of Kafka's client can be named by the environment and stored in a file. */
class KafkaLoginReferenceTest {

    private static final int ENVIRONMENT = 300;

    @Test
    void the_reference_that_the_chart_states_reaches_kafkas_client_and_is_not_expanded_before() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(
                        Map.of("KAFKA_SASL_JAAS_CONFIG", "\\${dir:/etc/ventral/kafka-user:sasl.jaas.config}"),
                        ENVIRONMENT))
                .build();
        assertThat(config.getValue("kafka.sasl.jaas.config", String.class))
                .isEqualTo("${dir:/etc/ventral/kafka-user:sasl.jaas.config}");
        // Quarkus takes the connection properties from every name that begins with kafka
        assertThat(config.getPropertyNames()).contains("kafka.sasl.jaas.config");
    }
}
