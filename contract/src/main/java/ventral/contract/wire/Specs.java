package ventral.contract.wire;

import java.util.Optional;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Specs as {@code ventral.type.v1} has them: complete ones, every default filled in. */
public final class Specs {

    private Specs() {}

    public static ventral.type.v1.StreamSpec toWire(StreamSpec spec) {
        return ventral.type.v1.StreamSpec.newBuilder()
                .setSeed(spec.seed())
                .setImageCount(spec.imageCount())
                .setImageSize(spec.imageSize())
                .setBatchSize(spec.batchSize())
                .build();
    }

    /** @throws ventral.contract.spec.InvalidFieldException if a value breaks its limit */
    public static StreamSpec fromWire(ventral.type.v1.StreamSpec message) {
        return new StreamSpec(
                message.getSeed(), message.getImageCount(), message.getImageSize(), message.getBatchSize());
    }

    public static ventral.type.v1.RunSpec toWire(RunSpec spec) {
        return ventral.type.v1.RunSpec.newBuilder()
                .setStream(spec.stream().toString())
                .setObjective(ObjectiveName.of(spec.objective()))
                .setImageCount(spec.imageCount())
                .setEpochCount(spec.epochCount())
                .setSeed(spec.seed())
                .setCheckpointsPerDecade(spec.checkpointsPerDecade())
                .setSweep(spec.sweep().map(SweepName::toString).orElse(""))
                .build();
    }

    /** @throws IllegalArgumentException if a name is none, or a value breaks its limit */
    public static RunSpec fromWire(ventral.type.v1.RunSpec message) {
        return new RunSpec(
                StreamName.parse(message.getStream()),
                ObjectiveName.parse(message.getObjective()),
                message.getImageCount(),
                message.getEpochCount(),
                message.getSeed(),
                message.getCheckpointsPerDecade(),
                message.getSweep().isEmpty() ? Optional.empty() : Optional.of(SweepName.parse(message.getSweep())));
    }

    public static ventral.type.v1.SweepSpec toWire(SweepSpec spec) {
        return ventral.type.v1.SweepSpec.newBuilder()
                .setStream(spec.stream().toString())
                .addAllObjectives(
                        spec.objectives().stream().map(ObjectiveName::of).toList())
                .addAllImageCounts(spec.imageCounts())
                .addAllSeeds(spec.seeds())
                .setEpochCount(spec.epochCount())
                .setCheckpointsPerDecade(spec.checkpointsPerDecade())
                .build();
    }

    /** @throws IllegalArgumentException if a name is none, or a value breaks its limit */
    public static SweepSpec fromWire(ventral.type.v1.SweepSpec message) {
        return new SweepSpec(
                StreamName.parse(message.getStream()),
                message.getObjectivesList().stream().map(ObjectiveName::parse).toList(),
                message.getImageCountsList(),
                message.getSeedsList(),
                message.getEpochCount(),
                message.getCheckpointsPerDecade());
    }
}
