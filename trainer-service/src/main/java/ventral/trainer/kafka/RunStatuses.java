package ventral.trainer.kafka;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.smallrye.reactive.messaging.kafka.Record;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import ventral.contract.kafka.TableReader;
import ventral.contract.topic.Topics;
import ventral.contract.wire.Timestamps;
import ventral.events.v1.RunStatus;
import ventral.trainer.run.DamagedStreamException;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReports;
import ventral.type.v1.RunState;

/** The table of run statuses. Progress is written every few seconds at most. Used by the training thread alone. */
public final class RunStatuses implements RunReports {

    private static final Logger LOG = Logger.getLogger(RunStatuses.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final TableReader tables;
    private final Emitter<Record<String, byte[]>> statuses;
    private final Clock clock;
    private final Set<String> ended = new HashSet<>();
    private long endedAsOf = Long.MIN_VALUE;
    private Instant lastReport = Instant.EPOCH;
    private double lossSum;
    private int stepCount;
    private long imageCount;

    /** Of the report before, for one that comes before another step; null before the first step. */
    private @Nullable Float loss;

    private @Nullable Float imagesPerSecond;

    public RunStatuses(TableReader tables, Emitter<Record<String, byte[]>> statuses, Clock clock) {
        this.tables = tables;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public boolean hasEnded(OwnedRun run) {
        if (endedAsOf != run.generation()) {
            // another trainer may have had the run in the meantime
            tables.read(Topics.RUN_STATUSES).values().stream()
                    .filter(status -> isEnd(status.getState()))
                    .forEach(status -> ended.add(status.getRun()));
            endedAsOf = run.generation();
        }
        return ended.contains(run.name().toString());
    }

    @Override
    public void started(OwnedRun run, long seenImageCount) {
        LOG.infof(
                "%s RUNNING from %d of %d images",
                run.name(), seenImageCount, run.spec().totalImageCount());
        restart();
        loss = null;
        imagesPerSecond = null;
        write(status(run, RunState.RUN_STATE_RUNNING, seenImageCount));
    }

    @Override
    public void stepped(OwnedRun run, long seenImageCount, int count, double loss) {
        lossSum += loss;
        stepCount++;
        imageCount += count;
        if (Duration.between(lastReport, clock.instant()).compareTo(BETWEEN_REPORTS) >= 0) {
            RunStatus.Builder status = status(run, RunState.RUN_STATE_RUNNING, seenImageCount);
            restart();
            write(status);
        }
    }

    @Override
    public void succeeded(OwnedRun run, long seenImageCount) {
        LOG.infof("%s SUCCEEDED after %d images", run.name(), seenImageCount);
        write(status(run, RunState.RUN_STATE_SUCCEEDED, seenImageCount));
    }

    @Override
    public void cancelled(OwnedRun run, long seenImageCount) {
        LOG.infof("%s CANCELLED after %d images", run.name(), seenImageCount);
        write(status(run, RunState.RUN_STATE_CANCELLED, seenImageCount));
    }

    @Override
    public void failed(OwnedRun run, long seenImageCount, Exception cause) {
        LOG.errorf(cause, "%s FAILED after %d images: %s", run.name(), seenImageCount, cause.getMessage());
        write(status(run, RunState.RUN_STATE_FAILED, seenImageCount)
                .setError(Status.newBuilder()
                        .setCode(cause instanceof DamagedStreamException ? Code.DATA_LOSS_VALUE : Code.INTERNAL_VALUE)
                        .setMessage(String.valueOf(cause.getMessage()))));
    }

    private void restart() {
        lastReport = clock.instant();
        lossSum = 0;
        stepCount = 0;
        imageCount = 0;
    }

    private RunStatus.Builder status(OwnedRun run, RunState state, long seenImageCount) {
        RunStatus.Builder status = RunStatus.newBuilder()
                .setRun(run.name().toString())
                .setState(state)
                .setSeenImageCount(seenImageCount)
                .setOwnerGeneration(run.generation())
                .setUpdateTime(Timestamps.toWire(clock.instant()));
        if (stepCount > 0) {
            double seconds = Duration.between(lastReport, clock.instant()).toNanos() / 1e9;
            loss = (float) (lossSum / stepCount);
            imagesPerSecond = (float) (imageCount / Math.max(seconds, 1e-9));
        }
        if (loss != null && imagesPerSecond != null) {
            status.setLoss(loss).setImagesPerSecond(imagesPerSecond);
        }
        return status;
    }

    private void write(RunStatus.Builder status) {
        RunStatus message = status.build();
        statuses.send(Record.of(message.getRun(), Topics.RUN_STATUSES.encode(message)))
                .toCompletableFuture()
                .join();
        if (isEnd(message.getState())) {
            ended.add(message.getRun());
        }
    }

    private static boolean isEnd(RunState state) {
        return switch (state) {
            case RUN_STATE_SUCCEEDED, RUN_STATE_FAILED, RUN_STATE_CANCELLED -> true;
            case RUN_STATE_UNSPECIFIED, RUN_STATE_QUEUED, RUN_STATE_RUNNING, UNRECOGNIZED -> false;
        };
    }
}
