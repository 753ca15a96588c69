package ventral.cli.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.chaos.fault.DataDisk;
import ventral.cli.chaos.fault.Fault;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.chaos.fault.ScheduledFault;

class ChaosReportTest {

    private static final Verdict KEPT = new Verdict("weights are equal", "2 sweeps", List.of());
    private static final Verdict BROKEN = new Verdict("scores are equal", "2 sweeps", List.of("a: 1 instead of 2"));

    @Test
    void recovery_times_are_summarised_by_kind() {
        List<RecoverySummary> summaries = RecoverySummary.byKind(List.of(
                recovered(1, 4),
                recovered(2, 1),
                recovered(3, 2),
                recovered(4, 3),
                FaultRecord.notPossible(fill(5), "no namespaces")));
        assertThat(summaries)
                .containsExactly(
                        new RecoverySummary(
                                FaultKind.KILL, "all", 4, 0, 0, Duration.ofMillis(2500), Duration.ofSeconds(4)),
                        new RecoverySummary(FaultKind.FILL, "all", 0, 0, 1, null, null));
    }

    @Test
    void a_kind_with_several_targets_has_a_row_for_each_after_the_one_for_all() {
        List<FaultRecord> faults = List.of(
                recovered(1, 4),
                FaultRecord.recovered(
                        new ScheduledFault(2, Duration.ZERO, new Fault.Kill(FaultTarget.GATEWAY)),
                        Duration.ofSeconds(2),
                        ""),
                FaultRecord.notPossible(fill(3), "no namespaces"));
        assertThat(RecoverySummary.byTarget(faults))
                .containsExactly(
                        new RecoverySummary(
                                FaultKind.KILL, "all", 2, 0, 0, Duration.ofSeconds(3), Duration.ofSeconds(4)),
                        new RecoverySummary(
                                FaultKind.KILL, "gateway", 1, 0, 0, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                        new RecoverySummary(
                                FaultKind.KILL,
                                "trainer-service",
                                1,
                                0,
                                0,
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(4)),
                        new RecoverySummary(FaultKind.FILL, "the artifacts", 0, 0, 1, null, null));
        assertThat(report(faults, KEPT).values()).containsKey("recovery_by_target");
    }

    @Test
    void a_report_holds_if_every_fault_was_recovered_from_and_every_promise_kept() {
        assertThat(report(List.of(recovered(1, 4)), KEPT).holds()).isTrue();
        assertThat(report(List.of(recovered(1, 4)), KEPT, BROKEN).holds()).isFalse();
        assertThat(report(List.of(FaultRecord.notRecovered(kill(1), "no progress")), KEPT)
                        .holds())
                .isFalse();
    }

    @Test
    void a_report_of_a_run_that_did_not_end_shows_its_faults_and_does_not_hold() {
        ChaosReport report = report(List.of(recovered(1, 4)));
        assertThat(report.holds()).isFalse();
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("kill "))
                .contains("The run did not end, so no promise was checked.");
        assertThat(report.values()).containsEntry("holds", false);
    }

    @Test
    void faults_that_are_not_possible_are_listed_and_break_nothing() {
        ChaosReport report = report(List.of(FaultRecord.notPossible(fill(5), "no namespaces")), KEPT);
        assertThat(report.holds()).isTrue();
        assertThat(report.lines()).contains("not possible 5 (fill the disk of the artifacts for 6.0 s): no namespaces");
    }

    @Test
    void lines_show_times_and_violations() {
        List<String> lines = report(List.of(recovered(1, 4)), KEPT, BROKEN).lines();
        assertThat(lines).anyMatch(line -> line.matches("kill +trainer-service +1 +0 +0 +4.0 s +4.0 s"));
        assertThat(lines)
                .contains(
                        "holds   weights are equal (2 sweeps)",
                        "BROKEN  scores are equal (2 sweeps)",
                        "          a: 1 instead of 2");
    }

    @Test
    void faults_of_all_kinds_are_counted_together() {
        ChaosReport report = report(List.of(recovered(1, 4), FaultRecord.notPossible(fill(2), "no namespaces")), KEPT);
        assertThat(report.lines()).startsWith("1 of 3 faults injected, all kinds together");
        assertThat(report.values())
                .containsEntry("requested_fault_count", 3)
                .containsEntry("injected_fault_count", 1L)
                .doesNotContainKey("failure");
    }

    @Test
    void an_experiment_that_fails_is_reported_up_to_its_failure() {
        ChaosReport report =
                new ChaosReport(1, 3, List.of(recovered(1, 4)), List.of(KEPT), "the sweeps were not complete");
        assertThat(report.holds()).isFalse();
        assertThat(report.values())
                .containsEntry("failure", "the sweeps were not complete")
                .containsEntry("holds", false);
        assertThat(report.values().get("faults")).asInstanceOf(LIST).hasSize(1);
        assertThat(report.lines())
                .contains("holds   weights are equal (2 sweeps)")
                .endsWith("FAILED  the experiment ended early: the sweeps were not complete");
    }

    @Test
    void values_name_units() {
        assertThat(report(List.of(recovered(1, 4)), KEPT).values().toString())
                .contains("holds=true", "recovery_millis=4000", "median_recovery_millis=4000");
    }

    private static ChaosReport report(List<FaultRecord> faults, Verdict... verdicts) {
        return new ChaosReport(1, 3, faults, List.of(verdicts), null);
    }

    private static FaultRecord recovered(int number, int seconds) {
        return FaultRecord.recovered(kill(number), Duration.ofSeconds(seconds), "");
    }

    private static ScheduledFault kill(int number) {
        return new ScheduledFault(number, Duration.ZERO, new Fault.Kill(FaultTarget.TRAINER));
    }

    private static ScheduledFault fill(int number) {
        return new ScheduledFault(number, Duration.ZERO, new Fault.Fill(DataDisk.ARTIFACTS, Duration.ofSeconds(6)));
    }
}
