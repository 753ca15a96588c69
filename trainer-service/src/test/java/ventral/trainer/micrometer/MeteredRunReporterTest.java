package ventral.trainer.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.TrainingProgress;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;

class MeteredRunReporterTest {

    private static final OwnedRun RUN = new OwnedRun(
            new RunName("r"),
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null),
            Instant.EPOCH,
            0,
            0,
            1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredRunReporter reporter =
            new MeteredRunReporter(new InMemoryRunStore(), ChecksumLearner.all(), registry);

    @Test
    void images_and_updates_are_counted_once_though_a_report_is_repeated() {
        TrainingProgress later = new TrainingProgress(640, 10, .5, 250., .125, null, null);
        report(RunReport.State.RUNNING, TrainingProgress.NONE);
        report(RunReport.State.RUNNING, later);
        report(RunReport.State.RUNNING, later);
        assertThat(count("images")).isEqualTo(640);
        assertThat(count("updates")).isEqualTo(10);

        report(RunReport.State.SUCCEEDED, new TrainingProgress(960, 5, .4, 250., .125, null, null));
        assertThat(count("images")).isEqualTo(960);
        assertThat(count("updates")).isEqualTo(15);
    }

    @Test
    void the_learning_rate_of_a_run_is_exported() {
        report(RunReport.State.RUNNING, new TrainingProgress(640, 10, .5, 250., .125, null, null));
        assertThat(registry.get("ventral.trainer.run.learning.rate")
                        .tag("run", "r")
                        .gauge()
                        .value())
                .isEqualTo(.125);
    }

    private void report(RunReport.State state, TrainingProgress progress) {
        reporter.report(RUN, new RunReport(state, progress, 0));
    }

    private double count(String name) {
        return registry.get("ventral.trainer." + name).counter().count();
    }
}
