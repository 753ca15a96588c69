package ventral.gateway.panache.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;

@Entity
@Table(name = "run")
@SuppressWarnings("NullAway.Init")
public class RunRow extends FallibleRow {

    public @Nullable Instant createTime;
    public @Nullable String stream;
    public @Nullable String objective;
    public long imageCount;
    public int epochCount;
    public long totalImageCount;
    public long seed;
    public int checkpointsPerDecade;
    public long firstCheckpoint;
    public @Nullable String sweep;
    public byte @Nullable [] recipe;
    public int priority;
    public String wish = Run.DesiredState.TRAINED.name();
    public int retryCount;
    public int partition;

    /** State of the run, derived from the intent and the reported status. */
    public String state = RunState.QUEUED.name();

    public String reportedState = RunState.QUEUED.name();
    public int reportedRetryCount;
    public long seenImageCount;
    public @Nullable Float loss;
    public @Nullable Float imagesPerSecond;
    public @Nullable Double learningRate;
    public @Nullable Long timeLeftMillis;
    public String device = "";
    public @Nullable Float deviceUse;
    public long memoryBytes;
    public byte @Nullable [] validation;
    public byte @Nullable [] cost;
    public @Nullable Instant updateTime;
    public long ownerEpoch;
    public long ownerId;
    public long ownerSequence;

    public void setIntent(Run run) {
        createTime = run.createTime();
        sortKey = newestFirst(run.createTime());
        stream = run.spec().stream().toString();
        objective = ObjectiveName.of(run.spec().objective());
        imageCount = run.spec().imageCount();
        epochCount = run.spec().epochCount();
        totalImageCount = run.spec().totalImageCount();
        seed = run.spec().seed();
        checkpointsPerDecade = run.spec().checkpointsPerDecade();
        firstCheckpoint = run.spec().firstCheckpoint();
        SweepName sweepName = run.spec().sweep();
        sweep = sweepName == null ? null : sweepName.toString();
        recipe = ProtobufColumns.bytes(run.spec().recipe());
        priority = run.spec().priority();
        wish = run.desiredState().name();
        retryCount = run.retryCount();
        partition = run.partition();
        state = value().state().name();
    }

    public void setStatus(Run.ReportedStatus progress) {
        reportedState = progress.state().name();
        reportedRetryCount = progress.retryCount();
        seenImageCount = progress.seenImageCount();
        loss = progress.loss();
        imagesPerSecond = progress.imagesPerSecond();
        learningRate = progress.learningRate();
        Duration timeLeft = progress.timeLeft();
        timeLeftMillis = timeLeft == null ? null : timeLeft.toMillis();
        device = progress.device();
        deviceUse = progress.deviceUse();
        memoryBytes = progress.memoryBytes();
        validation = ProtobufColumns.bytes(progress.validation());
        cost = ProtobufColumns.bytes(progress.cost());
        setError(progress.error());
        updateTime = progress.updateTime();
        ownerEpoch = progress.fencingToken().epoch();
        ownerId = progress.fencingToken().ownerId();
        ownerSequence = progress.fencingToken().sequence();
        state = createTime == null ? reportedState : value().state().name();
    }

    @Override
    public void resetStatus() {
        setStatus(Run.ReportedStatus.NONE);
    }

    /** Returns the reported status, which the row may hold before the intent. */
    public Run.ReportedStatus status() {
        return new Run.ReportedStatus(
                RunState.valueOf(reportedState),
                seenImageCount,
                loss,
                imagesPerSecond,
                learningRate,
                timeLeftMillis == null ? null : Duration.ofMillis(timeLeftMillis),
                device,
                deviceUse,
                memoryBytes,
                ProtobufColumns.validation(validation),
                error(),
                updateTime,
                new FencingToken(ownerEpoch, ownerId, ownerSequence),
                reportedRetryCount,
                ProtobufColumns.cost(cost));
    }

    @Override
    public Run value() {
        if (createTime == null || stream == null || objective == null || recipe == null) {
            throw new IllegalStateException(name + " is not known yet");
        }
        return new Run(
                RunName.parse(name),
                new RunSpec(
                        StreamName.parse(stream),
                        ObjectiveName.parse(objective),
                        imageCount,
                        epochCount,
                        totalImageCount,
                        seed,
                        checkpointsPerDecade,
                        firstCheckpoint,
                        ProtobufColumns.recipe(recipe, epochCount),
                        priority,
                        sweep == null ? null : SweepName.parse(sweep)),
                Run.DesiredState.valueOf(wish),
                retryCount,
                partition,
                createTime,
                status());
    }
}
