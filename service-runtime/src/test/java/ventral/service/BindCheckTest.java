package ventral.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import jakarta.annotation.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the check with the settings that each service has. */
final class BindCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"render-service", "trainer-service", "scorer-service", "gateway"})
    void a_service_starts_as_it_is_configured_and_where_an_insecure_port_is_allowed(String service) {
        assertThatCode(() -> check(service, Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(
                        service,
                        Map.of(
                                "quarkus.management.host",
                                "0.0.0.0",
                                "ventral.security.allow-insecure-management",
                                "true")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"render-service", "trainer-service", "scorer-service", "gateway"})
    void a_service_does_not_start_where_others_can_reach_it(String service) {
        assertThatThrownBy(() -> check(service, Map.of("quarkus.management.host", "0.0.0.0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("quarkus.management.host is 0.0.0.0, which others can reach")
                .cause()
                .isInstanceOfSatisfying(
                        PreventFurtherStepsException.class,
                        e -> assertThat(e.getExitCode()).isEqualTo(2));
    }

    @Test
    void a_service_does_not_start_if_a_rule_of_its_own_refuses_it() {
        BindRule permissive = config -> null;
        BindRule strict = config ->
                "the port of %s is open: close it".formatted(config.getValue("quarkus.application.name", String.class));
        assertThatThrownBy(() -> check("gateway", Map.of(), permissive, strict))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the port of gateway is open: close it")
                .hasCauseInstanceOf(PreventFurtherStepsException.class);
    }

    @Test
    void a_service_that_is_refused_has_not_begun_to_watch_the_clock() {
        assertThat(startPriority(BindCheck.class)).isLessThan(startPriority(WallClockLifecycle.class));
    }

    @Test
    void an_engine_is_checked_before_a_service_waits_for_the_broker() {
        assertThat(StartupOrder.ENGINE)
                .isGreaterThan(startPriority(WallClockLifecycle.class))
                .isLessThan(StartupOrder.TOPICS);
    }

    private static int startPriority(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.getType() == StartupEvent.class)
                .mapToInt(parameter -> parameter.getAnnotation(Priority.class).value())
                .findFirst()
                .orElseThrow();
    }

    private static void check(String service, Map<String, String> settings, BindRule... rules) throws IOException {
        Path configured = Path.of("..", service, "src/main/resources/application.yaml");
        new BindCheck(List.of(rules))
                .check(
                        new StartupEvent(),
                        new SmallRyeConfigBuilder()
                                .withSources(
                                        new YamlConfigSource(configured.toUri().toURL(), 100),
                                        new PropertiesConfigSource(settings, "the test", 200))
                                .build());
    }
}
