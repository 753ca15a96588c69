package ventral.contract.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import ventral.contract.cost.CohortForecast.Member;

class CohortForecastTest {

    private static final TrainingCosts COSTS = new TrainingCosts(new TreeMap<>(Map.of(3, .01, 6, .03)), 5);

    @Test
    void a_run_alone_takes_its_images_and_its_checkpoints() {
        CohortForecast forecast = forecast(member(200, 1000, 3, 0, 200, 500, 1000));
        assertThat(forecast.timeUntil(1000)).isEqualTo(Duration.ofSeconds(8 + 2 * 5));
    }

    @Test
    void a_run_that_ends_leaves_the_device_to_the_others() {
        CohortForecast forecast = forecast(member(0, 400, 3), member(0, 1000, 3));
        assertThat(forecast.timeUntil(400)).isEqualTo(Duration.ofSeconds(12));
        assertThat(forecast.timeUntil(1000)).isEqualTo(Duration.ofSeconds(12 + 6));
    }

    @Test
    void a_run_that_is_ahead_waits_for_the_others() {
        CohortForecast forecast = forecast(member(0, 1000, 3), member(600, 800, 3));
        assertThat(forecast.timeUntil(800)).isEqualTo(Duration.ofSeconds(6 + 6));
        assertThat(forecast.timeUntil(1000)).isEqualTo(Duration.ofSeconds(6 + 6 + 2));
    }

    @Test
    void the_checkpoints_of_the_other_runs_delay_a_run_up_to_its_end() {
        CohortForecast forecast = forecast(member(0, 400, 3, 400), member(0, 1000, 3, 0, 100, 400, 500, 1000));
        assertThat(forecast.timeUntil(400)).isEqualTo(Duration.ofSeconds(12 + 3 * 5));
    }

    @Test
    void runs_that_learn_nothing_take_the_time_of_their_checkpoint() {
        assertThat(forecast(member(0, 0, 0, 0)).timeUntil(0)).isZero();
        CohortForecast forecast = forecast(member(0, 0, 0), member(0, 300, 3, 300));
        assertThat(forecast.timeUntil(300)).isEqualTo(Duration.ofSeconds(3 + 5));
    }

    private static CohortForecast forecast(Member... members) {
        return new CohortForecast(List.of(members), COSTS);
    }

    private static Member member(long seenImageCount, long totalImageCount, int passCount, long... checkpoints) {
        TreeSet<Long> counts = new TreeSet<>();
        for (long checkpoint : checkpoints) {
            counts.add(checkpoint);
        }
        return new Member(seenImageCount, totalImageCount, passCount, counts);
    }
}
