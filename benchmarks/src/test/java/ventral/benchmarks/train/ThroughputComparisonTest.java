package ventral.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.benchmarks.train.BenchVariant.Role;

class ThroughputComparisonTest {

    @Test
    void a_target_is_met_or_missed_beside_the_fastest_of_the_peers() throws InterruptedException {
        ThroughputComparison scores = new ThroughputComparison(List.of(
                subject(Role.BARE, "bare", 100),
                subject(Role.FED, "fed", 96),
                subject(Role.PEER_EAGER, "eager", 50),
                subject(Role.PEER, "bf16", 80),
                subject(Role.PEER, "compiled", 101)));
        assertThat(scores.targets()).hasSize(3);
        assertThat(scores.targets().get(0)).endsWith("2.00x of eager, target 1.70x: met");
        assertThat(scores.targets().get(1)).endsWith("0.99x of compiled, target 1.00x: MISSED");
        assertThat(scores.targets().get(2)).endsWith("0.96x of bare, target 0.97x: MISSED");
    }

    @Test
    void what_was_not_measured_is_not_judged() throws InterruptedException {
        assertThat(new ThroughputComparison(List.of(subject(Role.BARE, "bare", 100))).targets())
                .isEmpty();
    }

    @Test
    void a_subjects_pace_is_the_median_of_its_rounds() throws InterruptedException {
        BenchVariant subject = subject(Role.BARE, "bare", 30, 100, 40);
        assertThat(subject.imagesPerSecond()).isEqualTo(40);
        assertThat(subject.slowest()).isEqualTo(30);
        assertThat(subject.fastest()).isEqualTo(100);
    }

    @Test
    void every_step_is_taken_and_each_group_waits_for_the_device() throws InterruptedException {
        int[] counts = new int[2];
        StepTimer.measure(5, 30, () -> counts[0]++, () -> counts[1]++);
        assertThat(counts).containsExactly(35, 4);
    }

    private static BenchVariant subject(Role role, String name, double... rounds) throws InterruptedException {
        Iterator<Double> figures = Arrays.stream(rounds).iterator();
        BenchVariant subject = new BenchVariant(role, name, () -> new TrainingMeasurement(figures.next(), 0, 0, 0));
        for (int i = 0; i < rounds.length; i++) {
            subject.measure();
        }
        return subject;
    }
}
