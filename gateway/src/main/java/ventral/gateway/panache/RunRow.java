package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.gateway.ledger.Run;
import ventral.gateway.ledger.RunState;

@Entity
@Table(name = "run")
@SuppressWarnings("NullAway.Init")
class RunRow extends FallibleRow {

    public @Nullable Instant createTime;
    public @Nullable String stream;
    public @Nullable String objective;
    public long imageCount;
    public int epochCount;
    public long seed;
    public int checkpointsPerDecade;
    public @Nullable String sweep;
    public boolean cancelled;
    public int partition;
    public String state = RunState.QUEUED.name();
    public long seenImageCount;
    public @Nullable Float loss;
    public @Nullable Float imagesPerSecond;
    public @Nullable Instant updateTime;
    public long ownerGeneration;

    void want(Run run) {
        createTime = run.createTime();
        sortKey = newestFirst(run.createTime());
        stream = run.spec().stream().toString();
        objective = ObjectiveName.of(run.spec().objective());
        imageCount = run.spec().imageCount();
        epochCount = run.spec().epochCount();
        seed = run.spec().seed();
        checkpointsPerDecade = run.spec().checkpointsPerDecade();
        sweep = run.spec().sweep().map(SweepName::toString).orElse(null);
        cancelled = run.cancelled();
        partition = run.partition();
    }

    /** What a former owner wrote late: of an older generation, and no later than what is known. */
    boolean isStale(Run.Progress progress) {
        return progress.ownerGeneration() < ownerGeneration
                && updateTime != null
                && progress.updateTime().map(time -> !time.isAfter(updateTime)).orElse(true);
    }

    void report(Run.Progress progress) {
        state = progress.state().name();
        seenImageCount = progress.seenImageCount();
        loss = progress.loss().orElse(null);
        imagesPerSecond = progress.imagesPerSecond().orElse(null);
        setError(progress.error());
        updateTime = progress.updateTime().orElse(null);
        ownerGeneration = progress.ownerGeneration();
    }

    @Override
    Run value() {
        if (createTime == null || stream == null || objective == null) {
            throw new IllegalStateException(name + " is not known yet");
        }
        return new Run(
                RunName.parse(name),
                new RunSpec(
                        StreamName.parse(stream),
                        ObjectiveName.parse(objective),
                        imageCount,
                        epochCount,
                        seed,
                        checkpointsPerDecade,
                        Optional.ofNullable(sweep).map(SweepName::parse)),
                cancelled,
                partition,
                createTime,
                new Run.Progress(
                        RunState.valueOf(state),
                        seenImageCount,
                        Optional.ofNullable(loss),
                        Optional.ofNullable(imagesPerSecond),
                        error(),
                        Optional.ofNullable(updateTime),
                        ownerGeneration));
    }
}
