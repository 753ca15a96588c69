package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Stream;
import ventral.cli.grpc.Gateway;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.name.StreamName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        usageHelpWidth = Terminal.HELP_COLUMNS,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StreamsCommand.Create.class,
        description = {
            "Makes, shows, pauses, resumes and deletes streams of rendered images.",
            "A stream is named s1 or streams/s1."
        })
final class StreamsCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists streams, newest first.")
    int list(@Mixin GatewayOption option) {
        try (Gateway gateway = option.connect()) {
            show(gateway.listStreams());
            return ExitCode.OK;
        }
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Shows one stream and all it follows from.")
    int get(@Mixin GatewayOption option, @Parameters(paramLabel = "STREAM") String stream) {
        try (Gateway gateway = option.connect()) {
            describe(gateway.getStream(name(stream)));
            return ExitCode.OK;
        }
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Stops rendering until it is resumed.")
    int pause(@Mixin GatewayOption option, @Parameters(paramLabel = "STREAM") String stream) {
        return change(option, stream, Gateway::pauseStream);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on rendering where it stopped.")
    int resume(@Mixin GatewayOption option, @Parameters(paramLabel = "STREAM") String stream) {
        return change(option, stream, Gateway::resumeStream);
    }

    private static int change(GatewayOption option, String stream, BiFunction<Gateway, StreamName, Stream> change) {
        try (Gateway gateway = option.connect()) {
            show(List.of(change.apply(gateway, name(stream))));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes a stream and its images, and returns when they are gone.",
                "Refused while a run learns from it. Runs, checkpoints and scores stay."
            })
    int delete(@Mixin GatewayOption option, @Parameters(paramLabel = "STREAM") String stream)
            throws InterruptedException {
        try (Gateway gateway = option.connect()) {
            StreamName name = name(stream);
            gateway.deleteStream(name);
            while (gateway.findStream(name).isPresent()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
            Terminal.ofThisProcess().say(name + " is deleted");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            usageHelpWidth = Terminal.HELP_COLUMNS,
            description = "Has a stream of images rendered.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private GatewayOption option = new GatewayOption();

        @Parameters(paramLabel = "STREAM", description = "its name")
        private String stream = "";

        @Option(
                names = "--images",
                required = true,
                paramLabel = "N",
                description = "how many; 0 for a stream without end, paced by its runs")
        private long images;

        @Option(names = "--seed", paramLabel = "N", description = "seed of every random choice (default: 0)")
        private long seed;

        @Option(
                names = "--image-size",
                paramLabel = "PIXELS",
                description = "width and height (default: ${DEFAULT-VALUE})")
        private int imageSize = StreamSpec.DEFAULT_IMAGE_SIZE;

        @Option(names = "--batch-size", paramLabel = "N", description = "images a batch (default: ${DEFAULT-VALUE})")
        private int batchSize = StreamSpec.DEFAULT_BATCH_SIZE;

        @Option(
                names = "--library",
                paramLabel = "NAME",
                description = "object library, see './ventral models list' (default: ${DEFAULT-VALUE})")
        private String library = SceneSpec.DEFAULT_LIBRARY;

        @Option(
                names = "--geometry",
                paramLabel = "PROFILE",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private GeometryProfile geometry = GeometryProfile.UNIFORM;

        @Option(
                names = "--materials",
                paramLabel = "RULE",
                description = "${COMPLETION-CANDIDATES} (default: RANDOM for TDW_2023, OWN otherwise)")
        private @Nullable MaterialRule materials;

        @Option(
                names = "--background",
                paramLabel = "KIND",
                description = "${COMPLETION-CANDIDATES}; may be repeated (default: all that there is material for)")
        private List<BackgroundKind> backgrounds = List.of();

        @Option(
                names = "--encoding",
                paramLabel = "ENCODING",
                description = "how pictures are stored: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private PixelEncoding encoding = StreamSpec.DEFAULT_ENCODING;

        @Override
        public Integer call() {
            MaterialRule rule = Optional.ofNullable(materials).orElseGet(geometry::defaultMaterials);
            StreamSpec spec = new StreamSpec(
                    seed, images, imageSize, batchSize, new SceneSpec(library, geometry, rule, backgrounds), encoding);
            try (Gateway gateway = option.connect()) {
                show(List.of(gateway.createStream(name(stream), spec)));
                return ExitCode.OK;
            }
        }
    }

    private static StreamName name(String word) {
        return word.contains("/") ? StreamName.parse(word) : new StreamName(word);
    }

    private static void show(List<Stream> streams) {
        Terminal terminal = Terminal.ofThisProcess();
        table(streams).lines().forEach(terminal::say);
        streams.stream()
                .filter(Stream::hasError)
                .forEach(stream ->
                        terminal.say(stream.getName() + ": " + stream.getError().getMessage()));
    }

    static Table table(List<Stream> streams) {
        return new Table(
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
                                stream.getState().name().replace("STREAM_STATE_", ""),
                                Words.count(stream.getRenderedImageCount()),
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
        return images == 0 ? "no end" : Words.count(images);
    }

    private static String geometry(Stream stream) {
        return stream.getSpec().getScenes().getGeometry().name().replace("GEOMETRY_PROFILE_", "");
    }

    private static void describe(Stream stream) {
        show(List.of(stream));
        Terminal terminal = Terminal.ofThisProcess();
        terminal.say("");
        terminal.say(stream.getSpec().toString().stripTrailing());
        if (!stream.getDigest().isEmpty()) {
            terminal.say(
                    "digest: " + HexFormat.of().formatHex(stream.getDigest().toByteArray()));
        }
        if (stream.hasLatentSpace()) {
            var space = stream.getLatentSpace();
            terminal.say("%d categories, %d identities, of which %d look the same after a turn"
                    .formatted(space.getCategoriesCount(), space.getIdentitiesCount(), space.getSymmetriesCount()));
            space.getMomentsList()
                    .forEach(m -> terminal.say("%1$s: mean %2$.3f %3$s, standard deviation %4$.3f %3$s"
                            .formatted(
                                    m.getLatent().name().replace("LATENT_", ""),
                                    m.getMean(),
                                    m.getLatent().name().startsWith("LATENT_ROTATION_") ? "rad" : "m",
                                    m.getStandardDeviation())));
        }
    }
}
