package ventral.gateway.kafka;

import com.google.rpc.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.wire.LatentMapper;
import ventral.contract.wire.MeasuredCostMapper;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.events.v1.Artifact;
import ventral.events.v1.CheckpointWritten;
import ventral.events.v1.RunIntent;
import ventral.events.v1.RunStatus;
import ventral.events.v1.StreamIntent;
import ventral.events.v1.StreamStatus;
import ventral.events.v1.SweepIntent;
import ventral.gateway.ledger.change.Change;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Failure;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;

/**
 * Converts events to changes of the ledger, and intents to events. Throws IllegalArgumentException for an invalid
 * event.
 */
final class EventMapper {

    /** Longest duration that protobuf defines, in seconds: about 10,000 years. */
    private static final long MAX_DURATION_SECONDS = 315_576_000_000L;

    private EventMapper() {}

    static StreamIntent intent(Stream stream) {
        return StreamIntent.newBuilder()
                .setStream(stream.name().toString())
                .setSpec(SpecMapper.toWire(stream.spec()))
                .setCreateTime(TimestampMapper.toWire(stream.createTime()))
                .setPaused(stream.desiredState() == Stream.DesiredState.PAUSED)
                .setDeleted(stream.desiredState() == Stream.DesiredState.DELETED)
                .build();
    }

    static RunIntent intent(Run run) {
        return RunIntent.newBuilder()
                .setRun(run.name().toString())
                .setSpec(SpecMapper.toWire(run.spec()))
                .setCancelled(run.desiredState() == Run.DesiredState.CANCELLED)
                .setCreateTime(TimestampMapper.toWire(run.createTime()))
                .setPaused(run.desiredState() == Run.DesiredState.PAUSED)
                .setRetryCount(run.retryCount())
                .build();
    }

    static SweepIntent intent(Sweep sweep) {
        return SweepIntent.newBuilder()
                .setSweep(sweep.name().toString())
                .setSpec(SpecMapper.toWire(sweep.spec()))
                .setCancelled(sweep.cancelled())
                .setCreateTime(TimestampMapper.toWire(sweep.createTime()))
                .build();
    }

    static Change.StreamIntentChanged stream(StreamIntent message) {
        Stream stream = Stream.queued(
                StreamName.parse(message.getStream()),
                SpecMapper.fromWire(message.getSpec()),
                TimestampMapper.fromWire(message.getCreateTime()));
        if (message.getDeleted()) {
            return new Change.StreamIntentChanged(stream.withDesiredState(Stream.DesiredState.DELETED));
        }
        return new Change.StreamIntentChanged(
                message.getPaused() ? stream.withDesiredState(Stream.DesiredState.PAUSED) : stream);
    }

    static Change.RunIntentChanged run(RunIntent message, int partition) {
        Run run = Run.queued(
                        RunName.parse(message.getRun()),
                        SpecMapper.fromWire(message.getSpec()),
                        partition,
                        TimestampMapper.fromWire(message.getCreateTime()))
                .withRetryCount(message.getRetryCount());
        if (message.getCancelled()) {
            return new Change.RunIntentChanged(run.withDesiredState(Run.DesiredState.CANCELLED));
        }
        return new Change.RunIntentChanged(message.getPaused() ? run.withDesiredState(Run.DesiredState.PAUSED) : run);
    }

    static Change.SweepIntentChanged sweep(SweepIntent message) {
        Sweep sweep = Sweep.created(
                SweepName.parse(message.getSweep()),
                SpecMapper.fromWire(message.getSpec()),
                TimestampMapper.fromWire(message.getCreateTime()));
        return new Change.SweepIntentChanged(message.getCancelled() ? sweep.withCancelled() : sweep);
    }

    static Change.StreamReported progress(StreamStatus message) {
        StreamState state = switch (message.getState()) {
            case STREAM_STATE_QUEUED -> StreamState.QUEUED;
            case STREAM_STATE_RENDERING -> StreamState.RENDERING;
            case STREAM_STATE_SUCCEEDED -> StreamState.SUCCEEDED;
            case STREAM_STATE_FAILED -> StreamState.FAILED;
            case STREAM_STATE_PAUSED -> StreamState.PAUSED;
            case STREAM_STATE_WAITING -> StreamState.WAITING;
            case STREAM_STATE_DELETING -> StreamState.DELETING;
            case STREAM_STATE_DELETED -> StreamState.DELETED;
            case STREAM_STATE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("state", message.getState());
        };
        return new Change.StreamReported(
                StreamName.parse(message.getStream()),
                new Stream.ReportedStatus(
                        state,
                        message.getRenderedImageCount(),
                        message.hasLatentSpace() ? LatentMapper.fromWire(message.getLatentSpace()) : null,
                        HexFormat.of().formatHex(message.getStreamDigest().toByteArray()),
                        failure(message.hasError(), message.getError()),
                        TimestampMapper.fromWire(message.getUpdateTime())));
    }

    static Change.RunReported progress(RunStatus message) {
        RunState state = switch (message.getState()) {
            case RUN_STATE_QUEUED -> RunState.QUEUED;
            case RUN_STATE_RUNNING -> RunState.RUNNING;
            case RUN_STATE_SUCCEEDED -> RunState.SUCCEEDED;
            case RUN_STATE_FAILED -> RunState.FAILED;
            case RUN_STATE_CANCELLED -> RunState.CANCELLED;
            case RUN_STATE_PAUSED -> RunState.PAUSED;
            case RUN_STATE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("state", message.getState());
        };
        return new Change.RunReported(
                RunName.parse(message.getRun()),
                new Run.ReportedStatus(
                        state,
                        message.getSeenImageCount(),
                        message.hasLoss() ? message.getLoss() : null,
                        message.hasImagesPerSecond() ? message.getImagesPerSecond() : null,
                        message.hasLearningRate() ? message.getLearningRate() : null,
                        message.hasTimeLeft() ? duration(message.getTimeLeft()) : null,
                        RecordDecoder.withoutNulCharacters(message.getDevice()),
                        message.hasDeviceUse() ? message.getDeviceUse() : null,
                        message.getMemoryBytes(),
                        message.hasValidation() ? ValidationMapper.fromWire(message.getValidation()) : null,
                        failure(message.hasError(), message.getError()),
                        TimestampMapper.fromWire(message.getUpdateTime()),
                        new FencingToken(message.getOwnerEpoch(), message.getOwnerId(), message.getOwnerSequence()),
                        message.getRetryCount(),
                        message.hasCost() ? MeasuredCostMapper.fromWire(message.getCost()) : null));
    }

    static Change.CheckpointWritten checkpoint(CheckpointWritten message) {
        List.of(message.getWeights(), message.getOptimiser(), message.getRecalibratedWeights())
                .forEach(EventMapper::checkUri);
        return new Change.CheckpointWritten(new Checkpoint(
                CheckpointName.parse(message.getCheckpoint()),
                message.getNetwork(),
                HexFormat.of().formatHex(message.getWeights().getSha256().toByteArray()),
                message.getWeights().getSizeBytes(),
                message.getWeights().getUri(),
                TimestampMapper.fromWire(message.getCreateTime()),
                message.hasValidation() ? ValidationMapper.fromWire(message.getValidation()) : null,
                new FencingToken(message.getOwnerEpoch(), message.getOwnerId(), message.getOwnerSequence())));
    }

    private static void checkUri(Artifact artifact) {
        if (!isUri(artifact.getUri())) {
            throw new IllegalArgumentException("malformed URI '%s' of an artifact".formatted(artifact.getUri()));
        }
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).toString().equals(text);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Duration duration(com.google.protobuf.Duration duration) {
        if (duration.getSeconds() < -MAX_DURATION_SECONDS || duration.getSeconds() > MAX_DURATION_SECONDS) {
            throw new IllegalArgumentException("invalid duration of %d s: must be at most %d s"
                    .formatted(duration.getSeconds(), MAX_DURATION_SECONDS));
        }
        return Duration.ofSeconds(duration.getSeconds(), duration.getNanos()).truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable Failure failure(boolean present, Status error) {
        return present ? new Failure(error.getCode(), RecordDecoder.withoutNulCharacters(error.getMessage())) : null;
    }

    static IllegalArgumentException unknown(String field, Object value) {
        return new IllegalArgumentException("unknown %s %s".formatted(field, value));
    }
}
