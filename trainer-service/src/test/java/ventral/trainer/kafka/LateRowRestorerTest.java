package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunSaved;
import ventral.events.v1.RunStatus;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.TrainingProgress;
import ventral.trainer.testing.ChecksumLearner;
import ventral.type.v1.RunState;

/** Tests trainers on the same topics, one of which was stopped while another took its run over. */
class LateRowRestorerTest {

    private static final Instant NOON = Instant.ofEpochSecond(43_200);
    private static final OwnedRun RUN = new OwnedRun(
            new RunName("r"),
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 80_000, 1, 3, 2, null),
            Instant.EPOCH,
            0,
            0,
            1);

    private final InMemoryTopic<RunStatus> statuses = new InMemoryTopic<>(Topics.RUN_STATUSES);
    private final InMemoryTopic<CheckpointWritten> checkpoints = new InMemoryTopic<>(Topics.CHECKPOINTS);
    private final InMemoryTopic<RunSaved> resumePoints = new InMemoryTopic<>(Topics.RESUME_POINTS);
    private final Trainer stopped = new Trainer(99, NOON.plusSeconds(60));
    private final Trainer owner = new Trainer(1, NOON);

    @Test
    void a_trainer_that_was_stopped_reports_nothing_once_its_run_was_taken_over()
            throws InvalidProtocolBufferException {
        stopped.reporter.takeOver(RUN);
        stopped.report(RunReport.State.RUNNING, 1000);
        owner.reporter.takeOver(RUN);
        owner.report(RunReport.State.SUCCEEDED, 80_000);
        RunStatus ended = statuses.last();
        stopped.report(RunReport.State.RUNNING, 2000);
        assertThat(statuses.last()).isEqualTo(ended);
        assertThat(stopped.reporter.isFenced(RUN)).isTrue();
        assertThat(owner.reporter.isFenced(RUN)).isFalse();
    }

    @Test
    void the_status_of_a_run_that_has_ended_is_written_again_after_a_late_one() throws InvalidProtocolBufferException {
        RunStatus ended = endThenReportLate();
        assertThat(statuses.last().getState()).isEqualTo(RunState.RUN_STATE_RUNNING);
        new LateRowRestorer(owner.tables, run -> true).restore();
        assertThat(statuses.last()).isEqualTo(ended);
        int count = statuses.keys().size();
        new LateRowRestorer(owner.tables, run -> true).restore();
        new LateRowRestorer(stopped.tables, run -> true).restore();
        assertThat(statuses.keys()).hasSize(count);
    }

    @Test
    void only_rows_of_assigned_runs_are_written_again() throws InvalidProtocolBufferException {
        endThenReportLate();
        new LateRowRestorer(owner.tables, run -> !run.equals(RUN.name())).restore();
        assertThat(statuses.last().getState()).isEqualTo(RunState.RUN_STATE_RUNNING);
    }

    @Test
    void checkpoints_and_resume_points_are_written_again_as_well() throws InvalidProtocolBufferException {
        CheckpointWritten written = checkpoint(2);
        RunSaved saved =
                RunSaved.newBuilder().setRun("runs/r").setState(written).build();
        checkpoints.open().put(written);
        checkpoints.open().put(checkpoint(1));
        resumePoints.open().put(saved);
        resumePoints.open().put(saved.toBuilder().setState(checkpoint(1)).build());
        new LateRowRestorer(owner.tables, RUN.name()::equals).restore();
        assertThat(checkpoints.last()).isEqualTo(written);
        assertThat(resumePoints.last()).isEqualTo(saved);
    }

    @Test
    void a_row_whose_key_is_no_name_is_left_alone() {
        statuses.open().put(RunStatus.newBuilder().setRun("?").setOwnerEpoch(2).build());
        statuses.open().put(RunStatus.newBuilder().setRun("?").setOwnerEpoch(1).build());
        new LateRowRestorer(owner.tables, run -> true).restore();
        assertThat(statuses.keys()).hasSize(2);
    }

    @Test
    void a_trainer_that_finds_the_status_lost_takes_over_above_the_checkpoints() throws InvalidProtocolBufferException {
        checkpoints.open().put(checkpoint(7));
        owner.reporter.takeOver(RUN);
        assertThat(statuses.last().getOwnerEpoch()).isEqualTo(8);
    }

    @Test
    void a_run_that_is_taken_over_keeps_its_status_until_the_new_owner_reports() throws InvalidProtocolBufferException {
        owner.reporter.takeOver(RUN);
        assertThat(statuses.last().getState()).isEqualTo(RunState.RUN_STATE_QUEUED);
        assertThat(owner.reporter.latest(RUN)).isEmpty();
        owner.report(RunReport.State.RUNNING, 1000);
        stopped.reporter.takeOver(RUN);
        assertThat(statuses.last().getState()).isEqualTo(RunState.RUN_STATE_RUNNING);
        assertThat(statuses.last().getSeenImageCount()).isEqualTo(1000);
        assertThat(statuses.last().getOwnerId()).isEqualTo(99);
    }

    /** Ends the run, and then appends a report that the former owner had sent before. Returns the last status. */
    private RunStatus endThenReportLate() throws InvalidProtocolBufferException {
        stopped.reporter.takeOver(RUN);
        stopped.report(RunReport.State.RUNNING, 1000);
        RunStatus late = statuses.last();
        owner.reporter.takeOver(RUN);
        owner.report(RunReport.State.SUCCEEDED, 80_000);
        RunStatus ended = statuses.last();
        statuses.open().put(late);
        return ended;
    }

    private static CheckpointWritten checkpoint(long epoch) {
        return CheckpointWritten.newBuilder()
                .setCheckpoint("runs/r/checkpoints/64")
                .setOwnerEpoch(epoch)
                .build();
    }

    private final class Trainer {

        private final RunTables tables = new RunTables(
                statuses.open(RunTables.STATUS_RULES),
                checkpoints.open(RunTables.CHECKPOINT_RULES),
                resumePoints.open(RunTables.RESUME_POINT_RULES));
        private final KafkaRunReporter reporter;

        Trainer(long ownerId, Instant now) {
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            reporter = new KafkaRunReporter(
                    tables, new KafkaRunFence(tables, ownerId, clock), ChecksumLearner.all(), clock);
        }

        void report(RunReport.State state, long seenImageCount) {
            TrainingProgress progress =
                    new TrainingProgress(seenImageCount, 0, .5, 250., .125, Duration.ofSeconds(40), null);
            reporter.report(RUN, new RunReport(state, progress, 0));
        }
    }
}
