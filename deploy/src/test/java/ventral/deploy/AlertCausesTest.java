package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the script that fires each alert on purpose. */
class AlertCausesTest {

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern DURATION = Pattern.compile("(?<=for: |\\[|offset )\\d+[smhd]");

    @Test
    void the_script_provokes_every_alert_and_no_other() throws IOException {
        List<String> alerts =
                ALERT.matcher(rules()).results().map(alert -> alert.group(1)).toList();
        assertThat(alerts).hasSizeGreaterThan(15);
        assertThat(fire("--list").lines()).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void the_script_changes_durations_of_the_rules_and_nothing_else() throws IOException {
        String shortened = fire("--rules");
        assertThat(DURATION.matcher(shortened).replaceAll(""))
                .isEqualTo(DURATION.matcher(rules()).replaceAll(""));
        assertThat(DURATION.matcher(shortened).results().map(duration -> duration.group()))
                .containsOnly("10s", "30s", "1m", "4m");
    }

    private static String rules() throws IOException {
        return Files.readString(Path.of("observability/alerts.yml"));
    }

    private static String fire(String option) {
        return ExternalTool.run(Map.of(), List.of("observability/fire", option)).orThrow();
    }
}
