package ventral.trainer.kafka;

import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.topic.Topics;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.RunStatus;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.kafka.TableReader;
import ventral.trainer.cohort.NonFiniteLossException;
import ventral.trainer.learner.DeviceOutOfMemoryException;
import ventral.trainer.learner.DeviceUsage;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;
import ventral.type.v1.RunState;

/** Publishes run reports to the table of run statuses. Used only by the training thread. */
public final class KafkaRunReporter implements RunReporter {

    private static final Logger LOG = Logger.getLogger(KafkaRunReporter.class);
    private static final String STATE = "RUN_STATE_";

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> statuses;
    private final LearnerFactory learners;
    private final Clock clock;
    private final Map<String, RunStatus> known = new HashMap<>();
    private long knownAsOf = Long.MIN_VALUE;

    public KafkaRunReporter(
            TableReader tables, Emitter<Record<String, byte[]>> statuses, LearnerFactory learners, Clock clock) {
        this.tables = tables;
        this.statuses = statuses;
        this.learners = learners;
        this.clock = clock;
    }

    @Override
    public Optional<RunReport> latest(OwnedRun run) {
        if (knownAsOf < run.generation()) {
            // another trainer may have owned runs in the meantime
            known.putAll(tables.read(Topics.RUN_STATUSES));
            knownAsOf = run.generation();
        }
        return Optional.ofNullable(known.get(run.name().toString())).flatMap(KafkaRunReporter::report);
    }

    private static Optional<RunReport> report(RunStatus status) {
        TrainingProgress progress = new TrainingProgress(
                status.getSeenImageCount(),
                status.hasLoss() ? OptionalDouble.of(status.getLoss()) : OptionalDouble.empty(),
                status.hasImagesPerSecond() ? OptionalDouble.of(status.getImagesPerSecond()) : OptionalDouble.empty(),
                status.hasLearningRate() ? OptionalDouble.of(status.getLearningRate()) : OptionalDouble.empty(),
                Optional.empty(),
                status.hasValidation()
                        ? Optional.of(ValidationMapper.fromWire(status.getValidation()))
                        : Optional.empty());
        return state(status.getState())
                .map(state -> new RunReport(state, progress, Optional.empty(), status.getRetryCount()));
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
    public void report(OwnedRun run, RunReport report) {
        log(run, report);
        TrainingProgress progress = report.progress();
        RunStatus.Builder status = RunStatus.newBuilder()
                .setRun(run.name().toString())
                .setState(RunState.valueOf(STATE + report.state().name()))
                .setSeenImageCount(progress.seenImageCount())
                .setOwnerGeneration(run.generation())
                .setRetryCount(report.retryCount())
                .setUpdateTime(TimestampMapper.toWire(clock.instant()));
        progress.loss().ifPresent(loss -> status.setLoss((float) loss));
        progress.imagesPerSecond().ifPresent(pace -> status.setImagesPerSecond((float) pace));
        progress.learningRate().ifPresent(status::setLearningRate);
        progress.timeLeft()
                .ifPresent(left -> status.setTimeLeft(Duration.newBuilder().setSeconds(left.toSeconds())));
        progress.validation().map(ValidationMapper::toWire).ifPresent(status::setValidation);
        report.cause().ifPresent(cause -> status.setError(error(cause)));
        if (report.state() == RunReport.State.RUNNING) {
            DeviceUsage use = learners.use();
            status.setDevice(learners.device()).setMemoryBytes(use.memoryBytes());
            use.share().ifPresent(share -> status.setDeviceUse((float) share));
        }
        RunStatus message = status.build();
        statuses.send(Record.of(message.getRun(), Topics.RUN_STATUSES.encode(message)))
                .toCompletableFuture()
                .join();
        known.put(message.getRun(), message);
    }

    /** Logs a line for each change of state, and for each obstacle to a run. */
    private void log(OwnedRun run, RunReport report) {
        long seen = report.progress().seenImageCount();
        RunStatus before = known.get(run.name().toString());
        boolean isNews = before == null
                || before.getOwnerGeneration() != run.generation()
                || !before.getState().name().equals(STATE + report.state().name());
        if (report.state() == RunReport.State.FAILED) {
            Exception cause = report.cause().orElse(null);
            LOG.errorf(cause, "%s FAILED after %d images: %s", run.name(), seen, message(report));
        } else if (report.cause().isPresent()) {
            LOG.warnf("%s is blocked after %d images: %s", run.name(), seen, message(report));
        } else if (isNews) {
            LOG.infof(
                    "%s %s at %d of %d images",
                    run.name(), report.state(), seen, run.spec().totalImageCount());
        }
    }

    private static String message(RunReport report) {
        return report.cause()
                .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage())
                .orElse("");
    }

    private static Status error(Exception cause) {
        return Status.newBuilder()
                .setCode(code(cause).getNumber())
                .setMessage(cause.getMessage() == null ? cause.toString() : cause.getMessage())
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
