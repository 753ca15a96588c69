package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.contract.wire.MeasuredCostMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.TrainingProgress;
import ventral.trainer.testing.ChecksumLearner;
import ventral.type.v1.RunState;

class KafkaRunReporterTest {

    private static final Instant NOW = Instant.ofEpochSecond(1000);

    private static final MeasuredCost COST = new MeasuredCost(6, .02, 1.5, "cpu, 2 threads");

    private final InMemoryTopic<RunStatus> statuses = new InMemoryTopic<>(Topics.RUN_STATUSES);
    private final InMemoryTopic<CheckpointWritten> checkpoints = new InMemoryTopic<>(Topics.CHECKPOINTS);
    private final InMemoryTopic<RunSaved> resumePoints = new InMemoryTopic<>(Topics.RESUME_POINTS);
    private long openedCount;
    private final KafkaRunReporter reporter = openReporter();

    @Test
    void a_report_is_the_row_of_its_run() throws InvalidProtocolBufferException {
        TrainingProgress progress =
                new TrainingProgress(2000, 0, .5, 250., .125, Duration.ofSeconds(40), null).withCost(COST);
        reporter.takeOver(run("r", 3));
        reporter.report(run("r", 3), new RunReport(RunReport.State.RUNNING, progress, 2));
        assertThat(statuses.keys()).containsOnly("runs/r");
        assertThat(statuses.last())
                .isEqualTo(RunStatus.newBuilder()
                        .setRun("runs/r")
                        .setState(RunState.RUN_STATE_RUNNING)
                        .setSeenImageCount(2000)
                        .setLoss(.5f)
                        .setImagesPerSecond(250)
                        .setLearningRate(.125)
                        .setTimeLeft(com.google.protobuf.Duration.newBuilder().setSeconds(40))
                        .setCost(MeasuredCostMapper.toWire(COST))
                        .setOwnerEpoch(1)
                        .setOwnerId(1)
                        .setOwnerSequence(1)
                        .setRetryCount(2)
                        .setDevice("mind")
                        .setUpdateTime(TimestampMapper.toWire(NOW))
                        .build());
    }

    @Test
    void what_is_not_known_is_unset() throws InvalidProtocolBufferException {
        reporter.takeOver(run("r", 3));
        reporter.report(run("r", 3), new RunReport(RunReport.State.PAUSED, TrainingProgress.NONE, 0));
        assertThat(statuses.last())
                .isEqualTo(RunStatus.newBuilder()
                        .setRun("runs/r")
                        .setState(RunState.RUN_STATE_PAUSED)
                        .setOwnerEpoch(1)
                        .setOwnerId(1)
                        .setOwnerSequence(1)
                        .setUpdateTime(TimestampMapper.toWire(NOW))
                        .build());
    }

    @Test
    void a_cause_is_an_error_with_a_code() throws InvalidProtocolBufferException {
        reporter.takeOver(run("r", 1));
        Exception misuse = new IllegalArgumentException("no such file");
        reporter.report(run("r", 1), new RunReport(RunReport.State.FAILED, TrainingProgress.NONE, misuse, 0));
        assertThat(statuses.last().getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(statuses.last().getError().getMessage()).isEqualTo("no such file");
        Exception full = new ArtifactStoreUnavailableException("the store is full", new IOException());
        reporter.report(run("r", 1), new RunReport(RunReport.State.RUNNING, TrainingProgress.NONE, full, 0));
        assertThat(statuses.last().getError().getCode()).isEqualTo(Code.UNAVAILABLE_VALUE);
        Exception mute = new IllegalStateException();
        reporter.report(run("r", 1), new RunReport(RunReport.State.FAILED, TrainingProgress.NONE, mute, 0));
        assertThat(statuses.last().getError().getCode()).isEqualTo(Code.INTERNAL_VALUE);
        assertThat(statuses.last().getError().getMessage()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void a_report_comes_back_without_its_cause_and_without_the_time_left() {
        TrainingProgress progress =
                new TrainingProgress(2000, 0, .5, 250., .125, Duration.ofSeconds(40), null).withCost(COST);
        Exception cause = new IllegalStateException();
        reporter.takeOver(run("r", 1));
        reporter.report(run("r", 1), new RunReport(RunReport.State.FAILED, progress, cause, 2));
        TrainingProgress read = new TrainingProgress(2000, 0, .5, 250., .125, null, null).withCost(COST);
        assertThat(reporter.latest(run("r", 1))).hasValue(new RunReport(RunReport.State.FAILED, read, 2));
        assertThat(openReporter().latest(run("r", 1))).hasValue(new RunReport(RunReport.State.FAILED, read, 2));
    }

    @Test
    void a_run_that_was_never_reported_has_no_report() {
        reporter.takeOver(run("other", 1));
        reporter.report(run("other", 1), new RunReport(RunReport.State.RUNNING, TrainingProgress.NONE, 0));
        assertThat(reporter.latest(run("r", 1))).isEmpty();
    }

    @Test
    void a_run_that_is_taken_over_has_the_report_of_its_former_owner() {
        KafkaRunReporter other = openReporter();
        assertThat(reporter.latest(run("r", 1))).isEmpty();
        other.takeOver(run("r", 2));
        other.report(run("r", 2), new RunReport(RunReport.State.SUCCEEDED, TrainingProgress.NONE, 0));
        assertThat(reporter.latest(run("r", 3))).map(RunReport::state).hasValue(RunReport.State.SUCCEEDED);
    }

    @Test
    void a_run_of_any_other_assignment_has_the_reports_from_before() {
        KafkaRunReporter other = openReporter();
        assertThat(reporter.latest(run("r", 7))).isEmpty();
        other.takeOver(run("r", 8));
        other.report(run("r", 8), new RunReport(RunReport.State.SUCCEEDED, TrainingProgress.NONE, 0));
        assertThat(reporter.latest(run("r", 1))).map(RunReport::state).hasValue(RunReport.State.SUCCEEDED);
    }

    @Test
    void the_table_is_read_before_a_report_and_not_for_the_latest_one_of_the_same_assignment() {
        assertThat(reporter.latest(run("r", 1))).isEmpty();
        reporter.takeOver(run("r", 1));
        reporter.report(run("r", 1), new RunReport(RunReport.State.RUNNING, TrainingProgress.NONE, 0));
        assertThat(reporter.latest(run("r", 1))).map(RunReport::state).hasValue(RunReport.State.RUNNING);
        assertThat(statuses.readCount()).isOne(); // the row with which the run was taken over
    }

    @Test
    void a_record_is_read_once_however_often_runs_are_taken_over() {
        for (int assignment = 1; assignment <= 20; assignment++) {
            assertThat(reporter.latest(run("r", assignment)).isPresent()).isEqualTo(assignment > 1);
            reporter.takeOver(run("r", assignment));
            reporter.report(run("r", assignment), new RunReport(RunReport.State.PAUSED, TrainingProgress.NONE, 0));
        }
        assertThat(reporter.latest(run("r", 21))).isPresent();
        assertThat(statuses.readCount()).isEqualTo(statuses.keys().size());
    }

    @Test
    void the_tables_are_read_as_often_for_many_runs_as_for_one() {
        Map<OwnedRun, RunReport> reports = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            reports.put(run("r" + i, 1), new RunReport(RunReport.State.CANCELLED, TrainingProgress.NONE, 0));
        }
        reporter.takeOver(reports.keySet());
        reporter.report(reports);
        assertThat(statuses.refreshCount()).isEqualTo(2);
        assertThat(checkpoints.refreshCount()).isOne();
        assertThat(resumePoints.refreshCount()).isOne();
        assertThat(statuses.keys()).hasSize(1000);
        KafkaRunReporter other = openReporter();
        assertThat(reports.keySet())
                .allSatisfy(run ->
                        assertThat(other.latest(run)).map(RunReport::state).hasValue(RunReport.State.CANCELLED));
    }

    @Test
    void of_many_runs_those_that_another_trainer_took_over_are_not_reported() throws InvalidProtocolBufferException {
        KafkaRunReporter other = openReporter();
        reporter.takeOver(List.of(run("r", 1), run("taken", 1)));
        other.takeOver(run("taken", 1));
        RunReport cancelled = new RunReport(RunReport.State.CANCELLED, TrainingProgress.NONE, 0);
        reporter.report(Map.of(run("r", 1), cancelled, run("taken", 1), cancelled));
        assertThat(statuses.keys()).containsExactly("runs/r", "runs/taken", "runs/taken", "runs/r");
    }

    @Test
    void each_run_is_taken_over_above_the_tokens_of_its_own_checkpoints() throws InvalidProtocolBufferException {
        checkpoints.append(CheckpointWritten.newBuilder()
                .setCheckpoint("runs/r/checkpoints/64")
                .setOwnerEpoch(7)
                .build());
        KafkaRunReporter newer = new KafkaRunReporter(
                plainTables(),
                new KafkaRunFence(plainTables(), 9, Clock.systemUTC()),
                ChecksumLearner.all(),
                Clock.systemUTC());
        newer.takeOver(List.of(run("r", 1), run("r2", 1)));
        assertThat(statuses.rows()).extracting(RunStatus::getOwnerEpoch).containsExactly(8L, 1L);
    }

    @Test
    void a_status_that_cannot_be_converted_leaves_the_report_before_it() {
        reporter.takeOver(run("r", 1));
        reporter.report(run("r", 1), new RunReport(RunReport.State.SUCCEEDED, TrainingProgress.NONE, 0));
        RunStatus.Builder newer = RunStatus.newBuilder().setRun("runs/r").setState(RunState.RUN_STATE_RUNNING);
        newer.getValidationBuilder().addLatentsBuilder().setLatentValue(99);
        statuses.append(newer.build());
        assertThat(openReporter().latest(run("r", 2))).map(RunReport::state).hasValue(RunReport.State.SUCCEEDED);
        assertThat(statuses.skipped()).containsExactly("runs/r");
    }

    /** Opens tables that accept rows without artifacts. */
    private RunTables plainTables() {
        return new RunTables(statuses.open(), checkpoints.open(), resumePoints.open());
    }

    private KafkaRunReporter openReporter() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RunTables tables = new RunTables(
                statuses.open(RunTables.STATUS_RULES),
                checkpoints.open(RunTables.CHECKPOINT_RULES),
                resumePoints.open(RunTables.RESUME_POINT_RULES));
        openedCount++;
        return new KafkaRunReporter(
                tables, new KafkaRunFence(tables, openedCount, clock), ChecksumLearner.all(), clock);
    }

    private static OwnedRun run(String id, int assignment) {
        RunSpec spec = new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null);
        return new OwnedRun(new RunName(id), spec, Instant.EPOCH, 0, 0, assignment);
    }
}
