package ventral.cli.run;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.type.v1.RunSpec;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates a run: one network that learns one objective from one stream.",
        footer = {
            "",
            "Example:",
            "  ./ventral runs create r1 --stream s1 --objective distance-rotation --images 64000 --held-out 6400"
        })
final class RunsCreateCommand implements Callable<Integer> {

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "RUN", description = "name of the run")
    private String run = "";

    @Option(
            names = "--objective",
            required = true,
            paramLabel = "ID",
            description = "set of latents to learn, such as distance-rotation, or a control, such as untrained")
    private String objective = "";

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "dataset size (default: all images of the stream that are not held out)")
    private long images;

    @Option(
            names = "--seen-images",
            paramLabel = "N",
            description = "images to learn from over all passes (default: those of whole passes)")
    private long seenImages;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of weights, data order and augmentations (default: 0)")
    private long seed;

    @Option(names = "--dry-run", description = "check the run and show it with its defaults, without creating it")
    private boolean dryRun;

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Override
    public Integer call() {
        RunSpec spec = RunSpec.newBuilder()
                .setStream(training.stream().toString())
                .setObjective(ObjectiveName.of(ResourceArguments.objective(objective)))
                .setImageCount(images)
                .setEpochCount(training.epochs())
                .setSeenImageCount(seenImages)
                .setFirstCheckpoint(training.firstCheckpoint())
                .setSeed(seed)
                .setCheckpointsPerDecade(training.checkpointsPerDecade())
                .setPriority(training.priority())
                .setRecipe(training.recipe())
                .build();
        RunName name = ResourceArguments.run(run);
        int code = options.printOne(
                RunTable.VIEW,
                gateway -> dryRun
                        ? gateway.runs().validate(name, spec)
                        : gateway.runs().create(name, spec));
        if (dryRun) {
            options.note("Only checked: nothing is queued");
        }
        return code;
    }
}
