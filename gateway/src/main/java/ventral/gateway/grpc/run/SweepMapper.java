package ventral.gateway.grpc.run;

import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.List;
import ventral.api.v1.Sweep;
import ventral.contract.latent.Objective;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.wire.RecipeMapper;
import ventral.contract.wire.SpecMapper;
import ventral.contract.wire.TimestampMapper;
import ventral.gateway.analysis.estimate.SweepEstimate;
import ventral.gateway.grpc.RequestFields;
import ventral.gateway.ledger.command.SweepRequest;
import ventral.type.v1.SweepSpec;

/** Converts sweeps to and from messages of the API. */
final class SweepMapper {

    private SweepMapper() {}

    static Sweep toWire(ventral.gateway.ledger.model.Sweep sweep) {
        return Sweep.newBuilder()
                .setName(sweep.name().toString())
                .setSpec(SpecMapper.toWire(sweep.spec()))
                .setRunCount(sweep.runCount())
                .setEndedRunCount(sweep.endedRunCount())
                .setCreateTime(TimestampMapper.toWire(sweep.createTime()))
                .build();
    }

    /** Converts a sweep with its estimate. */
    static Sweep toWire(ventral.gateway.ledger.model.Sweep sweep, SweepEstimate estimate) {
        var wire = ventral.api.v1.SweepEstimate.newBuilder()
                .setImageCount(estimate.imageCount())
                .setSeenImageCount(estimate.seenImageCount())
                .setCheckpointCount(estimate.checkpointCount())
                .setPacedRunCount(estimate.pacedRunCount())
                .setPacedImageCount(estimate.pacedImageCount())
                .setDevice(estimate.device());
        if (estimate.imagesPerSecond() != null) {
            wire.setImagesPerSecond(estimate.imagesPerSecond());
        }
        if (estimate.secondsPerCheckpoint() != null) {
            wire.setSecondsPerCheckpoint(estimate.secondsPerCheckpoint());
        }
        estimate.deviceTime()
                .ifPresent(time -> wire.setDeviceTime(Duration.newBuilder().setSeconds(time.toSeconds())));
        return toWire(sweep).toBuilder().setEstimate(wire).build();
    }

    /**
     * Parses the spec of a sweep.
     *
     * @throws ventral.contract.spec.InvalidFieldException if a name is invalid or a value of the recipe is out of its
     *     range
     */
    static SweepRequest toRequest(SweepSpec spec, String path) {
        List<Objective> objectives = new ArrayList<>();
        for (int i = 0; i < spec.getObjectivesCount(); i++) {
            objectives.add(RequestFields.parse(
                    "%s.objectives[%d]".formatted(path, i), spec.getObjectives(i), ObjectiveName::parse));
        }
        boolean hasEqualUpdates = spec.getUpdateCount() != 0;
        return new SweepRequest(
                RequestFields.parse(path + ".stream", spec.getStream(), StreamName::parse),
                objectives,
                spec.getImageCountsList(),
                spec.getSeedsList(),
                spec.getControlSeedsList(),
                spec.getCalibrationImageCount(),
                spec.getEpochCount(),
                spec.getUpdateCount(),
                spec.getCheckpointsPerDecade(),
                spec.getFirstCheckpoint(),
                RequestFields.parse(
                        path,
                        () -> RecipeMapper.fromWire(spec.getRecipe(), hasEqualUpdates ? 2 : spec.getEpochCount())),
                spec.getPriority());
    }
}
