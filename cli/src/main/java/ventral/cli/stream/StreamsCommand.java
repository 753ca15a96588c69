package ventral.cli.stream;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Stream;
import ventral.cli.grpc.FilterBuilder;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.option.GatewayOption;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.SortOrderOption;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.ExitCode;
import ventral.cli.output.MessageView;
import ventral.cli.output.Terminal;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.cli.watch.ProgressWatch;
import ventral.contract.name.StreamName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StreamsCommand.StreamsCreateCommand.class, ImagesCommand.class},
        description = {
            "Creates, lists, watches, pauses, resumes and deletes streams of rendered images, and shows the images.",
            "A stream is named s1 or streams/s1."
        },
        footer = {"", "Example:", "  ./ventral streams list"})
public final class StreamsCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final MessageView<Stream> VIEW =
            new MessageView<>(CsvLayout.ofFields(Stream.getDefaultInstance()), StreamsCommand::lines);

    /** States of a stream, named as in the API. */
    enum StreamStateFilter {
        QUEUED,
        RENDERING,
        WAITING,
        PAUSED,
        SUCCEEDED,
        FAILED,
        DELETING
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Lists streams, the newest first.",
            footer = {"", "Example:", "  ./ventral streams list --state RENDERING"})
    int list(
            @Mixin QueryOptions options,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "only streams in this state: ${COMPLETION-CANDIDATES}")
                    @Nullable StreamStateFilter state,
            @Mixin SortOrderOption sortOrder) {
        String filter = new FilterBuilder().and("state", state).toString();
        return options.printList(VIEW, gateway -> gateway.streams().list(filter, sortOrder.orderBy()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Shows one stream and everything that determines its images.",
            footer = {"", "Example:", "  ./ventral streams get s1"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(
                VIEW, gateway -> gateway.streams().get(name(stream)), (gateway, found) -> StreamDescription.of(found));
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Pauses the rendering of a stream until it is resumed.",
            footer = {"", "Example:", "  ./ventral streams pause s1"})
    int pause(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(VIEW, gateway -> gateway.streams().pause(name(stream)));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Resumes the rendering of a stream where it stopped.",
            footer = {"", "Example:", "  ./ventral streams resume s1"})
    int resume(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(VIEW, gateway -> gateway.streams().resume(name(stream)));
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Deletes a stream and its images, and returns once they are deleted.",
                "Fails while a run learns from the stream. Runs, checkpoints and scores stay."
            },
            footer = {"", "Example:", "  ./ventral streams delete s1 --dry-run"})
    int delete(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "STREAM") String stream,
            @Option(names = "--dry-run", description = "check that it can be deleted, without deleting it")
                    boolean dryRun)
            throws InterruptedException {
        try (GatewayClient gateway = option.connect()) {
            StreamName name = name(stream);
            if (dryRun) {
                gateway.streams().validateDelete(name);
                Terminal.standardOutput().println(name + " can be deleted");
                return ExitCode.OK;
            }
            gateway.streams().delete(name);
            while (gateway.streams().find(name).isPresent()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
            Terminal.standardOutput().println(name + " is deleted");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = {
                "Shows the progress of streams until all of them are complete; exit status 1 if one failed.",
                "Without STREAM, watches the streams that are not complete. Watches an endless stream until Ctrl-C."
            },
            footer = {"", "Example:", "  ./ventral streams watch s1"})
    int watch(
            @Mixin GatewayOption option,
            @Parameters(paramLabel = "STREAM", arity = "0..*") @Nullable List<String> words)
            throws InterruptedException {
        Terminal terminal = Terminal.standardOutput();
        StreamProgressView kind = new StreamProgressView();
        try (GatewayClient gateway = option.connect()) {
            List<Stream> streams = words == null
                    ? gateway.streams().list().stream()
                            .filter(stream -> !kind.hasEnded(stream))
                            .toList()
                    : words.stream()
                            .distinct()
                            .map(word -> gateway.streams().get(name(word)))
                            .toList();
            if (streams.isEmpty()) {
                terminal.println("There is no stream to watch");
                return ExitCode.OK;
            }
            try (ResourceWatcher<Stream> feed = gateway.streams().watch("")) {
                return new ProgressWatch<>(terminal, kind, streams).awaitEnd(feed);
            }
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
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
    static final class StreamsCreateCommand implements Callable<Integer> {

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
            MaterialRule rule = Optional.ofNullable(materials).orElseGet(geometry::defaultMaterials);
            SceneSpec scenes = new SceneSpec(
                    library,
                    geometry,
                    rule,
                    backgrounds,
                    LatentRangeParser.parse(fixed, ranged),
                    panoramas,
                    photographs);
            StreamSpec spec = new StreamSpec(seed, images, imageSize, batchSize, scenes, encoding);
            int code = options.printOne(
                    VIEW,
                    gateway -> dryRun
                            ? gateway.streams().validate(name(stream), spec)
                            : gateway.streams().create(name(stream), spec));
            if (dryRun) {
                options.note("Only checked: nothing is rendered");
            }
            return code;
        }
    }

    public static StreamName name(String word) {
        return word.contains("/") ? StreamName.parse(word) : new StreamName(word);
    }

    static String state(Stream stream) {
        return stream.getState().name().replace("STREAM_STATE_", "");
    }

    static List<String> lines(List<Stream> streams) {
        List<String> lines = new ArrayList<>(table(streams).lines());
        streams.stream()
                .filter(Stream::hasError)
                .map(stream -> stream.getName() + ": " + stream.getError().getMessage())
                .forEach(lines::add);
        return lines;
    }

    public static TextTable table(List<Stream> streams) {
        return new TextTable(
                List.of(
                        words("stream"),
                        words("state"),
                        figures("rendered"),
                        figures("images"),
                        figures("pixels"),
                        words("library"),
                        words("geometry")),
                streams.stream()
                        .map(stream -> List.of(
                                stream.getName(),
                                state(stream),
                                NumberFormats.count(stream.getRenderedImageCount()),
                                images(stream),
                                stream.getSpec().getImageSize() + "²",
                                stream.getSpec().hasImported()
                                        ? "imported"
                                        : stream.getSpec().getScenes().getLibrary(),
                                stream.getSpec().hasImported() ? "" : geometry(stream)))
                        .toList());
    }

    private static String images(Stream stream) {
        long images = stream.getSpec().getImageCount();
        return images == 0 ? "no end" : NumberFormats.count(images);
    }

    private static String geometry(Stream stream) {
        return stream.getSpec().getScenes().getGeometry().name().replace("GEOMETRY_PROFILE_", "");
    }
}
