package ventral.cli.stream;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.contract.name.StreamName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Creates a stream of rendered images.",
            "",
            "--fix holds a latent at one value, and --range keeps it within a part of its range: lengths in",
            "metres, angles in degrees, classes by name or index. 'translation' and 'rotation' stand for each",
            "of their latents."
        },
        footer = {
            "",
            "Example:",
            "  ./ventral streams create near --images 64000 --fix category=chair --range distance=1.5..2"
        })
final class StreamsCreateCommand implements Callable<Integer> {

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "STREAM", description = "name of the stream")
    private String stream = "";

    @Option(
            names = "--images",
            required = true,
            paramLabel = "N",
            description = "number of images; 0 for an endless stream, paced by its runs")
    private long images;

    @Option(names = "--seed", paramLabel = "N", description = "seed of every random choice (default: 0)")
    private long seed;

    @Option(
            names = "--image-size",
            paramLabel = "PIXELS",
            description = "width and height of an image (default: ${DEFAULT-VALUE})")
    private int imageSize = StreamSpec.DEFAULT_IMAGE_SIZE;

    @Option(names = "--batch-size", paramLabel = "N", description = "images in a batch (default: ${DEFAULT-VALUE})")
    private int batchSize = StreamSpec.DEFAULT_BATCH_SIZE;

    @Option(
            names = "--library",
            paramLabel = "NAME",
            description = "object library, see './ventral models list' (default: ${DEFAULT-VALUE})")
    private String library = SceneSpec.DEFAULT_LIBRARY;

    @Option(
            names = "--geometry",
            paramLabel = "PROFILE",
            description = "geometry profile: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private GeometryProfile geometry = GeometryProfile.UNIFORM;

    @Option(
            names = "--materials",
            paramLabel = "RULE",
            description = "material rule: ${COMPLETION-CANDIDATES} (default: RANDOM for TDW_2023, OWN otherwise)")
    private @Nullable MaterialRule materials;

    @Option(
            names = "--background",
            paramLabel = "KIND",
            description =
                    "kind of background: ${COMPLETION-CANDIDATES}; may be repeated (default: every available kind)")
    private List<BackgroundKind> backgrounds = List.of();

    @Option(
            names = "--panoramas",
            paramLabel = "NAME",
            description = "collection of panoramas, see './ventral render collections' (default: ${DEFAULT-VALUE})")
    private String panoramas = SceneSpec.DEFAULT_COLLECTION;

    @Option(
            names = "--photographs",
            paramLabel = "NAME",
            description = "collection of photographs (default: ${DEFAULT-VALUE})")
    private String photographs = SceneSpec.DEFAULT_COLLECTION;

    @Option(
            names = "--fix",
            paramLabel = "LATENT=VALUE",
            description = "hold a latent at one value, such as rotation_yaw=0; may be repeated")
    private List<String> fixed = List.of();

    @Option(
            names = "--range",
            paramLabel = "LATENT=LOWER..UPPER",
            description = "keep a latent within bounds, or a class to NAME,NAME; may be repeated")
    private List<String> ranged = List.of();

    @Option(
            names = "--encoding",
            paramLabel = "ENCODING",
            description = "encoding of stored images: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private PixelEncoding encoding = StreamSpec.DEFAULT_ENCODING;

    @Option(names = "--dry-run", description = "check the stream and show it, without creating it")
    private boolean dryRun;

    @Override
    public Integer call() {
        MaterialRule rule = materials == null ? geometry.defaultMaterials() : materials;
        SceneSpec scenes = new SceneSpec(
                library, geometry, rule, backgrounds, LatentRangeParser.parse(fixed, ranged), panoramas, photographs);
        StreamSpec spec = new StreamSpec(seed, images, imageSize, batchSize, scenes, encoding);
        StreamName name = ResourceArguments.stream(stream);
        int code = options.printOne(
                StreamTable.VIEW,
                gateway -> dryRun
                        ? gateway.streams().validate(name, spec)
                        : gateway.streams().create(name, spec));
        if (dryRun) {
            options.note("Only checked: nothing is rendered");
        }
        return code;
    }
}
