package ventral.contract.wire;

import ventral.contract.name.ObjectiveName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Maps specs to and from {@code ventral.type.v1}. Specs are complete: every default is filled in. */
public final class SpecMapper {

    private static final String ENCODING = "PIXEL_ENCODING_";
    private static final String GEOMETRY = "GEOMETRY_PROFILE_";
    private static final String MATERIALS = "MATERIAL_RULE_";
    private static final String BACKGROUND = "BACKGROUND_KIND_";

    private SpecMapper() {}

    public static ventral.type.v1.StreamSpec toWire(StreamSpec spec) {
        var message = ventral.type.v1.StreamSpec.newBuilder()
                .setSeed(spec.seed())
                .setImageCount(spec.imageCount())
                .setImageSize(spec.imageSize())
                .setBatchSize(spec.batchSize())
                .setEncoding(EncodingMapper.toWire(spec.encoding()));
        if (spec.origin() instanceof ImportSpec imported) {
            message.getImportedBuilder().setSha256(imported.sha256());
        } else if (spec.origin() instanceof SceneSpec scenes) {
            message.setScenes(toWire(scenes));
        }
        return message.build();
    }

    private static ventral.type.v1.SceneSpec toWire(SceneSpec scenes) {
        return ventral.type.v1.SceneSpec.newBuilder()
                .setLibrary(scenes.library())
                .setGeometry(ventral.type.v1.GeometryProfile.valueOf(
                        GEOMETRY + scenes.geometry().name()))
                .setMaterials(ventral.type.v1.MaterialRule.valueOf(
                        MATERIALS + scenes.materials().name()))
                .addAllBackgrounds(scenes.backgrounds().stream()
                        .map(kind -> ventral.type.v1.BackgroundKind.valueOf(BACKGROUND + kind.name()))
                        .toList())
                .addAllRanges(
                        scenes.ranges().stream().map(LatentRangeMapper::toWire).toList())
                .setPanoramas(scenes.panoramas())
                .setPhotographs(scenes.photographs())
                .build();
    }

    /**
     * Reads a stream's spec and fills in the defaults of fields that are not set.
     *
     * @throws ventral.contract.spec.InvalidFieldException if a value breaks its limit
     */
    public static StreamSpec fromWire(ventral.type.v1.StreamSpec message) {
        return new StreamSpec(
                message.getSeed(),
                message.getImageCount(),
                message.getImageSize() == 0 ? StreamSpec.DEFAULT_IMAGE_SIZE : message.getImageSize(),
                message.getBatchSize() == 0 ? StreamSpec.DEFAULT_BATCH_SIZE : message.getBatchSize(),
                message.hasImported()
                        ? new ImportSpec(message.getImported().getSha256())
                        : fromWire(message.getScenes()),
                message.getEncoding() == ventral.type.v1.PixelEncoding.PIXEL_ENCODING_UNSPECIFIED
                        ? StreamSpec.DEFAULT_ENCODING
                        : EnumMapper.fromWire(PixelEncoding.class, "encoding", ENCODING, message.getEncoding()));
    }

    private static SceneSpec fromWire(ventral.type.v1.SceneSpec message) {
        GeometryProfile geometry = message.getGeometry() == ventral.type.v1.GeometryProfile.GEOMETRY_PROFILE_UNSPECIFIED
                ? SceneSpec.DEFAULT.geometry()
                : EnumMapper.fromWire(GeometryProfile.class, "scenes.geometry", GEOMETRY, message.getGeometry());
        return new SceneSpec(
                message.getLibrary().isEmpty() ? SceneSpec.DEFAULT_LIBRARY : message.getLibrary(),
                geometry,
                message.getMaterials() == ventral.type.v1.MaterialRule.MATERIAL_RULE_UNSPECIFIED
                        ? geometry.defaultMaterials()
                        : EnumMapper.fromWire(
                                MaterialRule.class, "scenes.materials", MATERIALS, message.getMaterials()),
                message.getBackgroundsList().stream()
                        .map(kind -> EnumMapper.fromWire(BackgroundKind.class, "scenes.backgrounds", BACKGROUND, kind))
                        .toList(),
                message.getRangesList().stream()
                        .map(LatentRangeMapper::fromWire)
                        .toList(),
                collection(message.getPanoramas()),
                collection(message.getPhotographs()));
    }

    private static String collection(String name) {
        return name.isEmpty() ? SceneSpec.DEFAULT_COLLECTION : name;
    }

    public static ventral.type.v1.RunSpec toWire(RunSpec spec) {
        SweepName sweep = spec.sweep();
        return ventral.type.v1.RunSpec.newBuilder()
                .setStream(spec.stream().toString())
                .setObjective(ObjectiveName.of(spec.objective()))
                .setImageCount(spec.imageCount())
                .setEpochCount(spec.epochCount())
                .setSeenImageCount(spec.totalImageCount())
                .setSeed(spec.seed())
                .setCheckpointsPerDecade(spec.checkpointsPerDecade())
                .setFirstCheckpoint(spec.firstCheckpoint())
                .setRecipe(RecipeMapper.toWire(spec.recipe()))
                .setPriority(spec.priority())
                .setSweep(sweep == null ? "" : sweep.toString())
                .build();
    }

    /**
     * Reads a run's spec. Without {@code seen_image_count}, the run has {@code epoch_count} whole epochs; with it, as
     * many epochs as that number of images takes.
     *
     * @throws IllegalArgumentException if a name is invalid, or a value breaks its limit
     */
    public static RunSpec fromWire(ventral.type.v1.RunSpec message) {
        long total = message.getSeenImageCount();
        int epochCount = message.getEpochCount() == 0 && total > 0
                ? RunSpec.epochCount(message.getImageCount(), total)
                : message.getEpochCount();
        return new RunSpec(
                StreamName.parse(message.getStream()),
                ObjectiveName.parse(message.getObjective()),
                message.getImageCount(),
                epochCount,
                total == 0 ? RunSpec.imageCountOfEpochs(message.getImageCount(), epochCount) : total,
                message.getSeed(),
                message.getCheckpointsPerDecade(),
                message.getFirstCheckpoint() == 0 ? RunSpec.DEFAULT_FIRST_CHECKPOINT : message.getFirstCheckpoint(),
                RecipeMapper.fromWire(message.getRecipe(), epochCount),
                message.getPriority(),
                message.getSweep().isEmpty() ? null : SweepName.parse(message.getSweep()));
    }

    public static ventral.type.v1.SweepSpec toWire(SweepSpec spec) {
        var message = ventral.type.v1.SweepSpec.newBuilder()
                .setStream(spec.stream().toString())
                .addAllObjectives(
                        spec.objectives().stream().map(ObjectiveName::of).toList())
                .addAllImageCounts(spec.imageCounts())
                .addAllSeeds(spec.seeds())
                .addAllControlSeeds(spec.controlSeeds())
                .setCalibrationImageCount(spec.calibrationImageCount())
                .setEpochCount(spec.epochCount())
                .setCheckpointsPerDecade(spec.checkpointsPerDecade())
                .setFirstCheckpoint(spec.firstCheckpoint())
                .setRecipe(RecipeMapper.toWire(spec.recipe()))
                .setPriority(spec.priority());
        EqualUpdates updates = spec.equalUpdates();
        if (updates != null) {
            message.setUpdateCount(updates.updateCount()).setBatchSize(updates.batchSize());
        }
        return message.build();
    }

    /**
     * Reads a sweep's spec, and fills in the defaults of fields that sweeps of earlier versions do not have.
     *
     * @throws IllegalArgumentException if a name is invalid, or a value breaks its limit
     */
    public static SweepSpec fromWire(ventral.type.v1.SweepSpec message) {
        boolean hasEqualUpdates = message.getUpdateCount() > 0;
        return new SweepSpec(
                StreamName.parse(message.getStream()),
                message.getObjectivesList().stream().map(ObjectiveName::parse).toList(),
                message.getImageCountsList(),
                message.getSeedsList(),
                message.getControlSeedsCount() == 0 ? SweepSpec.DEFAULT_CONTROL_SEEDS : message.getControlSeedsList(),
                message.getCalibrationImageCount() == 0
                        ? SweepSpec.DEFAULT_CALIBRATION_IMAGE_COUNT
                        : message.getCalibrationImageCount(),
                message.getEpochCount(),
                hasEqualUpdates ? new EqualUpdates(message.getUpdateCount(), message.getBatchSize()) : null,
                message.getCheckpointsPerDecade(),
                message.getFirstCheckpoint() == 0 ? RunSpec.DEFAULT_FIRST_CHECKPOINT : message.getFirstCheckpoint(),
                RecipeMapper.fromWire(message.getRecipe(), hasEqualUpdates ? 2 : message.getEpochCount()),
                message.getPriority());
    }
}
