package ventral.trainer.kafka;

import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.RunName;
import ventral.contract.wire.MeasuredCostMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.RunStatus;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.kafka.LiveTable;
import ventral.trainer.cohort.NonFiniteLossException;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.DeviceUsage;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;
import ventral.type.v1.RunState;

/**
 * Publishes run reports to the table of run statuses. Reads the table before reports, and when a run of another
 * assignment is asked for. Used only by the training thread.
 */
public final class KafkaRunReporter implements RunReporter {

    private static final Logger LOG = Logger.getLogger(KafkaRunReporter.class);
    private static final String STATE = "RUN_STATE_";

    private final LiveTable<RunStatus> statuses;
    private final KafkaRunFence fence;
    private final LearnerFactory learners;
    private final Clock clock;

    /** Assignment of the run for which the table was last refreshed. */
    private long refreshedAssignment = Long.MIN_VALUE;

    public KafkaRunReporter(RunTables tables, KafkaRunFence fence, LearnerFactory learners, Clock clock) {
        this.statuses = tables.statuses();
        this.fence = fence;
        this.learners = learners;
        this.clock = clock;
    }

    /**
     * Checks a row of the table of run statuses.
     *
     * @throws IllegalArgumentException if it cannot be converted to a report
     */
    static void check(RunStatus row) {
        report(row);
    }

    @Override
    public void takeOver(Collection<OwnedRun> runs) {
        fence.takeOver(runs.stream().map(OwnedRun::name).toList());
    }

    @Override
    public boolean isFenced(OwnedRun run) {
        return fence.isFenced(run.name());
    }

    @Override
    public Optional<RunReport> latest(OwnedRun run) {
        if (refreshedAssignment != run.assignment()) {
            // another trainer may have owned the run in the meantime
            statuses.refresh();
            refreshedAssignment = run.assignment();
        }
        return statuses.get(run.name().toString()).flatMap(KafkaRunReporter::report);
    }

    private static Optional<RunReport> report(RunStatus status) {
        TrainingProgress progress = new TrainingProgress(
                status.getSeenImageCount(),
                0,
                status.hasLoss() ? Double.valueOf(status.getLoss()) : null,
                status.hasImagesPerSecond() ? Double.valueOf(status.getImagesPerSecond()) : null,
                status.hasLearningRate() ? Double.valueOf(status.getLearningRate()) : null,
                null,
                status.hasValidation() ? ValidationMapper.fromWire(status.getValidation()) : null,
                status.hasCost() ? MeasuredCostMapper.fromWire(status.getCost()) : null);
        return state(status.getState()).map(state -> new RunReport(state, progress, status.getRetryCount()));
    }

    private static Optional<RunReport.State> state(RunState state) {
        return switch (state) {
            case RUN_STATE_RUNNING -> Optional.of(RunReport.State.RUNNING);
            case RUN_STATE_PAUSED -> Optional.of(RunReport.State.PAUSED);
            case RUN_STATE_SUCCEEDED -> Optional.of(RunReport.State.SUCCEEDED);
            case RUN_STATE_FAILED -> Optional.of(RunReport.State.FAILED);
            case RUN_STATE_CANCELLED -> Optional.of(RunReport.State.CANCELLED);
            case RUN_STATE_QUEUED, RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    @Override
    public void report(Map<OwnedRun, RunReport> reports) {
        Set<RunName> writable =
                fence.writable(reports.keySet().stream().map(OwnedRun::name).toList());
        List<RunStatus> rows = new ArrayList<>();
        reports.forEach((run, report) -> {
            if (writable.contains(run.name())) {
                log(run, report);
                rows.add(row(run, report));
            }
        });
        statuses.putAll(rows);
    }

    private RunStatus row(OwnedRun run, RunReport report) {
        TrainingProgress progress = report.progress();
        RunStatus.Builder status = RunStatus.newBuilder()
                .setRun(run.name().toString())
                .setState(RunState.valueOf(STATE + report.state().name()))
                .setSeenImageCount(progress.seenImageCount())
                .setRetryCount(report.retryCount())
                .setUpdateTime(TimestampMapper.toWire(clock.instant()));
        FencingTokenMapper.set(status, fence.next(run.name()));
        setProgress(status, progress);
        if (report.cause() != null) {
            status.setError(error(report.cause()));
        }
        if (report.state() == RunReport.State.RUNNING) {
            DeviceUsage use = learners.use();
            status.setDevice(learners.device()).setMemoryBytes(use.memoryBytes());
            Double share = use.share();
            if (share != null) {
                status.setDeviceUse(share.floatValue());
            }
        }
        return status.build();
    }

    /** Does nothing: the latest status remains in the table. */
    @Override
    public void release(OwnedRun run) {}

    private static void setProgress(RunStatus.Builder status, TrainingProgress progress) {
        if (progress.loss() != null) {
            status.setLoss(progress.loss().floatValue());
        }
        if (progress.imagesPerSecond() != null) {
            status.setImagesPerSecond(progress.imagesPerSecond().floatValue());
        }
        if (progress.learningRate() != null) {
            status.setLearningRate(progress.learningRate());
        }
        if (progress.timeLeft() != null) {
            status.setTimeLeft(
                    Duration.newBuilder().setSeconds(progress.timeLeft().toSeconds()));
        }
        progress.validation().map(ValidationMapper::toWire).ifPresent(status::setValidation);
        if (progress.cost() != null) {
            status.setCost(MeasuredCostMapper.toWire(progress.cost()));
        }
    }

    /** Logs a line for each change of state, and for each new obstacle to a run. */
    private void log(OwnedRun run, RunReport report) {
        long seen = report.progress().seenImageCount();
        RunStatus before = statuses.get(run.name().toString()).orElse(null);
        boolean isNews = before == null
                || before.getOwnerSequence() == 0 // the row with which the run was taken over is no report
                || !before.getState().name().equals(STATE + report.state().name());
        if (report.state() == RunReport.State.FAILED) {
            LOG.errorf(report.cause(), "%s FAILED after %d images: %s", run.name(), seen, message(report.cause()));
        } else if (report.cause() != null) {
            if (before != null && !isNews && before.getError().getMessage().equals(message(report.cause()))) {
                return; // the same obstacle as at the attempt before
            }
            LOG.warnf("%s is blocked after %d images: %s", run.name(), seen, message(report.cause()));
        } else if (isNews) {
            LOG.infof(
                    "%s %s at %d of %d images",
                    run.name(), report.state(), seen, run.spec().totalImageCount());
        }
    }

    private static String message(@Nullable Exception cause) {
        if (cause == null) {
            return "";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static Status error(Exception cause) {
        return Status.newBuilder()
                .setCode(code(cause).getNumber())
                .setMessage(message(cause))
                .build();
    }

    private static Code code(Exception cause) {
        if (cause instanceof DamagedStreamException) {
            return Code.DATA_LOSS;
        }
        if (cause instanceof DeviceOutOfMemoryException) {
            return Code.RESOURCE_EXHAUSTED;
        }
        if (cause instanceof ArtifactStoreUnavailableException) {
            return Code.UNAVAILABLE;
        }
        if (cause instanceof NonFiniteLossException) {
            return Code.OUT_OF_RANGE;
        }
        return cause instanceof IllegalArgumentException ? Code.INVALID_ARGUMENT : Code.INTERNAL;
    }
}
