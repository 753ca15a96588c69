package ventral.cli.sweep;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.option.EnumConverter;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.run.TrainingOptions;
import ventral.cli.sweep.SweepObjectives.ControlKind;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.SweepName;
import ventral.type.v1.SweepSpec;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates a run for each objective, dataset size and seed.",
        footer = {
            "",
            "Example:",
            "  ./ventral sweeps create figure2c --stream s1 --objective distance --images 640,6400,64000 \\",
            "        --seeds 0,1,2 --updates 1000 --controls untrained,calibrated,shuffled"
        })
final class SweepsCreateCommand implements Callable<Integer> {

    static final class ControlKindConverter extends EnumConverter<ControlKind> {
        ControlKindConverter() {
            super(ControlKind.class);
        }
    }

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "SWEEP", description = "name of the sweep")
    private String sweep = "";

    @Option(
            names = "--objective",
            required = true,
            split = ",",
            paramLabel = "ID",
            description = "sets of latents to learn, such as distance-rotation; 'paper' for the ten of the "
                    + "paper; and controls, such as shuffled-distance")
    private List<String> objectives = List.of();

    @Option(
            names = "--controls",
            split = ",",
            paramLabel = "CONTROL",
            converter = ControlKindConverter.class,
            description = "controls to add: untrained, calibrated (untrained with batch-norm statistics of the "
                    + "stream), and shuffled, which learns the labels of other images, one for each objective")
    private List<ControlKind> controls = List.of();

    @Option(
            names = "--control-seeds",
            split = ",",
            paramLabel = "N",
            description = "seeds of untrained and calibrated controls (default: 0 to 19)")
    private List<Long> controlSeeds = List.of();

    @Option(
            names = "--calibration-images",
            paramLabel = "N",
            description = "images on which batch-norm statistics of calibrated controls are estimated (default: "
                    + "5120, or the largest dataset if that is smaller)")
    private long calibrationImages;

    @Option(
            names = "--images",
            split = ",",
            paramLabel = "N",
            description = "dataset sizes (default: all images of the stream that are not held out)")
    private List<Long> images = List.of();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "seeds of weights, data order and augmentations (default: 0)")
    private List<Long> seeds = List.of();

    @Option(
            names = "--updates",
            paramLabel = "N",
            description = "updates of every run, whatever its dataset size; excludes --epochs")
    private long updates;

    @Option(names = "--dry-run", description = "check the sweep and show its estimate, without creating it")
    private boolean dryRun;

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Override
    public Integer call() {
        if (updates != 0 && training.hasEpochs()) {
            throw new IllegalArgumentException(
                    "--updates and --epochs exclude each other, because updates determine the passes at every size: leave one out");
        }
        SweepSpec spec = SweepSpec.newBuilder()
                .setStream(training.stream().toString())
                .addAllObjectives(
                        SweepObjectives.withControls(
                                        objectives.stream()
                                                .flatMap(SweepObjectives::parse)
                                                .toList(),
                                        controls)
                                .stream()
                                .map(ObjectiveName::of)
                                .toList())
                .addAllControlSeeds(controlSeeds)
                .setCalibrationImageCount(calibrationImages)
                .setUpdateCount(updates)
                .setFirstCheckpoint(training.firstCheckpoint())
                .addAllImageCounts(images)
                .addAllSeeds(seeds)
                .setEpochCount(training.epochs())
                .setCheckpointsPerDecade(training.checkpointsPerDecade())
                .setPriority(training.priority())
                .setRecipe(training.recipe())
                .build();
        SweepName name = ResourceArguments.sweep(sweep);
        int code = options.printOne(
                SweepTable.VIEW,
                gateway -> dryRun
                        ? gateway.sweeps().estimate(name, spec)
                        : gateway.sweeps().create(name, spec),
                (gateway, made) -> SweepTable.linesWithEstimate(made));
        if (dryRun) {
            options.note("Only checked: nothing is queued");
        }
        return code;
    }
}
