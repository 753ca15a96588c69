package ventral.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScorerBindCheckTest {

    private static final Path SETTINGS = Path.of("src/main/resources/application.yaml");

    @Test
    void the_scorer_starts_as_it_is_configured_and_where_an_insecure_port_is_allowed() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(
                        "quarkus.management.host", "0.0.0.0", "ventral.security.allow-insecure-management", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_scorer_does_not_start_where_others_can_reach_it() {
        assertThatThrownBy(() -> check(Map.of("quarkus.management.host", "0.0.0.0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("quarkus.management.host is 0.0.0.0, which others can reach")
                .cause()
                .isInstanceOfSatisfying(
                        PreventFurtherStepsException.class,
                        e -> assertThat(e.getExitCode()).isEqualTo(2));
    }

    private static void check(Map<String, String> settings) throws IOException {
        new ScorerBindCheck()
                .check(
                        new StartupEvent(),
                        new SmallRyeConfigBuilder()
                                .withSources(
                                        new YamlConfigSource(SETTINGS.toUri().toURL(), 100),
                                        new PropertiesConfigSource(settings, "the test", 200))
                                .build());
    }
}
