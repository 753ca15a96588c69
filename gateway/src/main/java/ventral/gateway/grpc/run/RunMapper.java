package ventral.gateway.grpc.run;

import com.google.protobuf.Duration;
import java.util.Objects;
import ventral.api.v1.Run;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.wire.RecipeMapper;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.contract.wire.ValidationMapper;
import ventral.gateway.grpc.FailureMapper;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.ledger.command.RunRequest;
import ventral.type.v1.RunSpec;
import ventral.type.v1.RunState;

/** Converts runs to and from messages of the API. */
final class RunMapper {

    private RunMapper() {}

    static Run toWire(ventral.gateway.ledger.model.Run run) {
        var progress = run.status();
        var message = Run.newBuilder()
                .setName(run.name().toString())
                .setSpec(SpecMapper.toWire(run.spec()))
                .setState(RunState.valueOf("RUN_STATE_" + run.state().name()))
                .setSeenImageCount(progress.seenImageCount())
                .setCreateTime(TimestampMapper.toWire(run.createTime()))
                .setUpdateTime(
                        TimestampMapper.toWire(Objects.requireNonNullElse(progress.updateTime(), run.createTime())))
                .setDevice(progress.device())
                .setMemoryBytes(progress.memoryBytes());
        setFigures(message, progress);
        if (progress.validation() != null) {
            message.setValidation(ValidationMapper.toWire(progress.validation()));
        }
        if (progress.error() != null) {
            message.setError(FailureMapper.toWire(progress.error()));
        }
        return message.build();
    }

    private static void setFigures(Run.Builder message, ventral.gateway.ledger.model.Run.ReportedStatus progress) {
        if (progress.loss() != null) {
            message.setLoss(progress.loss());
        }
        if (progress.imagesPerSecond() != null) {
            message.setImagesPerSecond(progress.imagesPerSecond());
        }
        if (progress.learningRate() != null) {
            message.setLearningRate(progress.learningRate());
        }
        if (progress.timeLeft() != null) {
            message.setTimeLeft(duration(progress.timeLeft()));
        }
        if (progress.deviceUse() != null) {
            message.setDeviceUse(progress.deviceUse());
        }
    }

    private static Duration duration(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }

    /**
     * Parses the spec of a run.
     *
     * @throws ventral.contract.spec.InvalidFieldException if a name is invalid or a value of the recipe is out of its
     *     range
     */
    static RunRequest toRequest(RunSpec spec, String path) {
        return new RunRequest(
                RequestFields.parse(path + ".stream", spec.getStream(), StreamName::parse),
                RequestFields.parse(path + ".objective", spec.getObjective(), ObjectiveName::parse),
                spec.getImageCount(),
                spec.getEpochCount(),
                spec.getSeenImageCount(),
                spec.getSeed(),
                spec.getCheckpointsPerDecade(),
                spec.getFirstCheckpoint(),
                RequestFields.parse(path, () -> RecipeMapper.fromWire(spec.getRecipe(), epochCount(spec))),
                spec.getPriority());
    }

    private static int epochCount(RunSpec spec) {
        return spec.getEpochCount() == 0
                ? ventral.contract.spec.RunSpec.epochCount(spec.getImageCount(), spec.getSeenImageCount())
                : spec.getEpochCount();
    }
}
