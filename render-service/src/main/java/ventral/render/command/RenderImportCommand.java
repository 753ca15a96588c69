package ventral.render.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.contract.name.StreamName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.contract.topic.Topics;
import ventral.contract.wire.SpecMapper;
import ventral.platform.kafka.KafkaSettings;
import ventral.platform.pixels.BatchCodec;
import ventral.render.files.CsvIndex;
import ventral.render.files.FolderImageFiles;
import ventral.render.files.SidecarIndex;
import ventral.render.imageset.ImageOrder;
import ventral.render.imageset.ImageSetException;
import ventral.render.imageset.ImageSetIndex;
import ventral.render.imageset.ImageSetStream;
import ventral.render.imageset.ImageSetSummary;
import ventral.render.imageset.IndexLayout;
import ventral.render.imageset.IndexLayouts;
import ventral.render.kafka.KafkaImageLogs;
import ventral.render.kafka.KafkaImportClient;
import ventral.render.stream.AppendListener;
import ventral.render.stream.BatchSource;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamImporter;

@Command(
        name = "import",
        description = {
            "Publishes existing labelled images as a stream.",
            "",
            "Checks every row of the index and every image file before it publishes anything. An interrupted import"
                    + " continues when the same command is given again.",
            "",
            "Detects the columns of TDW's 2023 and 2024 sets and of 'ventral render export'. Map other columns with"
                    + " --column:",
            "  --column file=path --column category=class --column distance=depth:cm --column rotation_yaw=yaw:deg …",
            "Keys are file (required), category, identity, distance, translation_x, translation_y, rotation_pitch,"
                    + " rotation_yaw, rotation_roll and background; units are m, cm, mm, rad and deg. Latents without"
                    + " a column cannot be learnt. See docs/importing.md."
        },
        footer = {"", "Example:", "  ventral import photographs --images data/images --index data/index.csv"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class RenderImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STREAM", description = "Name of the stream.")
    String stream;

    @Option(names = "--images", required = true, paramLabel = "FOLDER", description = "Folder of the images.")
    Path images;

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description = "CSV file with a row for each image (default: the only one in the folder).")
    @Nullable Path index;

    @Option(
            names = "--column",
            paramLabel = "KEY=COLUMN[:UNIT]",
            description = "Maps a key to a column; may be repeated.")
    List<String> columns = List.of();

    @Option(
            names = "--order",
            defaultValue = "SHUFFLED",
            description = "Order of the images: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    ImageOrder order;

    @Option(names = "--seed", defaultValue = "0", description = "Seed of the order (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--image-size",
            defaultValue = "" + StreamSpec.DEFAULT_IMAGE_SIZE,
            paramLabel = "PIXELS",
            description = "Width and height to which images are scaled (default ${DEFAULT-VALUE}).")
    int imageSize;

    @Option(
            names = "--batch-size",
            defaultValue = "" + StreamSpec.DEFAULT_BATCH_SIZE,
            paramLabel = "N",
            description = "Images per batch; a last, incomplete batch is left out (default ${DEFAULT-VALUE}).")
    int batchSize;

    @Option(
            names = "--encoding",
            defaultValue = "ZSTD",
            description = "Image encoding: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    PixelEncoding encoding;

    @Option(names = "--check", description = "Checks the index and the files, and publishes nothing.")
    boolean check;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:8474}",
            description = "Kafka broker (default ${DEFAULT-VALUE}).")
    String kafka;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file of Kafka's client, for TLS and passwords, as Kafka's own tools take it.")
    @Nullable Path kafkaSettings;

    /**
     * Folder to which the spec is written as {STREAM}.spec once it is known, for the process that creates the stream.
     */
    @Option(names = "--spec-folder", hidden = true)
    @Nullable Path specFolder;

    @Override
    public Integer call() throws InterruptedException {
        StreamName name = stream.contains("/") ? StreamName.parse(stream) : new StreamName(stream);
        FolderImageFiles pictures = new FolderImageFiles(images);
        try (CsvIndex csv = CsvIndex.open(indexFile())) {
            ImageSetIndex rows = SidecarIndex.complete(csv, images);
            IndexLayout layout = IndexLayouts.of(rows.columns(), columns);
            ConsoleProgress looked = ConsoleProgress.of(System.err, "rows", rows.rowCount());
            ImageSetSummary survey = ImageSetSummary.of(rows, layout, pictures, looked::update);
            StreamSpec spec = spec(survey);
            printSummary(survey, spec);
            if (check) {
                return 0;
            }
            writeSpec(name, spec);
            StreamDigest digest = StreamDigest.of(spec, (ImportSpec) spec.origin());
            return publish(name, spec, new ImageSetStream(spec, digest, survey, order, rows, pictures));
        }
    }

    private Path indexFile() {
        if (index != null) {
            return index;
        }
        try (Stream<Path> files = Files.list(images)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (found.size() != 1) {
                throw new ImageSetException("%s contains %s; name the index with --index"
                        .formatted(images, found.isEmpty() ? "no .csv file" : "several .csv files " + found));
            }
            return found.get(0);
        } catch (IOException e) {
            throw new ImageSetException("the folder %s cannot be read: %s".formatted(images, e), e);
        }
    }

    private StreamSpec spec(ImageSetSummary survey) {
        long whole = (long) survey.rowCount() / batchSize * batchSize;
        if (whole == 0) {
            throw new ImageSetException("%d images do not fill a batch of %d; choose a smaller --batch-size"
                    .formatted(survey.rowCount(), batchSize));
        }
        return new StreamSpec(seed, whole, imageSize, batchSize, new ImportSpec(survey.sha256(order)), encoding);
    }

    private static void printSummary(ImageSetSummary survey, StreamSpec spec) {
        System.out.printf(
                "%,d images, columns of %s: labels of %s; %,d categories, %,d identities%n",
                survey.rowCount(),
                survey.layout().title(),
                survey.space().groups().stream().sorted().toList(),
                survey.space().categories().size(),
                survey.space().identities().size());
        if (spec.imageCount() < survey.rowCount()) {
            System.out.printf(
                    "%d images do not fill a batch of %d and are left out%n",
                    survey.rowCount() - spec.imageCount(), spec.batchSize());
        }
    }

    private void writeSpec(StreamName name, StreamSpec spec) {
        if (specFolder == null) {
            return;
        }
        try {
            Path begun = specFolder.resolve(name.id() + ".begun");
            Files.write(begun, SpecMapper.toWire(spec).toByteArray());
            Files.move(begun, specFolder.resolve(name.id() + ".spec"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(specFolder + " cannot be written", e);
        }
    }

    private Map<String, Object> broker() {
        try {
            return KafkaSettings.connection(kafkaSettings, kafka);
        } catch (IOException e) {
            throw new UncheckedIOException("--command-config %s cannot be read".formatted(kafkaSettings), e);
        }
    }

    private int publish(StreamName name, StreamSpec spec, BatchSource source) throws InterruptedException {
        Map<String, Object> broker = broker();
        KafkaLogging.setWarningLevel();
        try (KafkaImportClient tables = KafkaImportClient.open(broker, Clock.systemUTC());
                BatchCodec codec = BatchCodec.open();
                KafkaImageLogs logs = new KafkaImageLogs(broker, codec, AppendListener.NONE)) {
            ImportIntentWatcher watcher =
                    new ImportIntentWatcher(name, () -> tables.find(name), () -> logs.abandon(name));
            DesiredStream wanted = watcher.awaitIntent(spec);
            ConsoleProgress published = ConsoleProgress.of(System.err, "images", spec.imageCount());
            boolean whole;
            try (watcher) {
                whole = new StreamImporter(logs, Topics.IMAGE_LOG_PARTITIONS, tables)
                        .publish(wanted, source, watcher::isDesired, published::update);
            }
            System.out.println(whole ? name + " is complete" : name + " was deleted; the import stops");
            return whole ? 0 : 1;
        }
    }
}
