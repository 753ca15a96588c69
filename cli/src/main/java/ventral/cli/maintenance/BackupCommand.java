package ventral.cli.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.backup.BackupWriter;
import ventral.cli.backup.FileCopier;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.ArtifactReference;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.TopicStore;
import ventral.cli.option.EnumConverter;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ResolvingArtifactAccess;
import ventral.platform.files.FileArtifactAccess;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the state of a running system to one file.",
            "",
            "The file holds the last value of every key in every table: streams, runs, sweeps, checkpoints, scores.",
            "Rendered images are left out, because a stream can be rendered again, the same. The database is a",
            "view of the tables, and is rebuilt. './ventral restore' restores the file into an empty broker."
        },
        footer = {"", "Example:", "  ./ventral backup ventral.backup --artifacts backup-artifacts"})
public final class BackupCommand implements Callable<Integer> {

    /** Streams whose images a backup holds. */
    enum ImageSelection {
        NONE,
        IMPORTED,
        ALL
    }

    static final class ImageSelectionConverter extends EnumConverter<ImageSelection> {
        ImageSelectionConverter() {
            super(ImageSelection.class);
        }
    }

    @Parameters(paramLabel = "FILE", description = "file to write, such as ventral.backup; replaced if it exists")
    private Path file = Path.of("");

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--artifacts",
            paramLabel = "DIR",
            description = "copy the checkpoints' files to this folder, too, except those that it holds undamaged; "
                    + "files in an S3 store are copied with its own tools")
    private @Nullable Path artifacts;

    @Option(
            names = "--images",
            paramLabel = "WHICH",
            converter = ImageSelectionConverter.class,
            description = "streams whose images are in the file: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}); imported images cannot be rendered again")
    private ImageSelection images = ImageSelection.IMPORTED;

    @Mixin
    private ArtifactRootOptions artifactRoots = new ArtifactRootOptions();

    @Override
    public Integer call() throws IOException, CommandException {
        Terminal terminal = Terminal.standardOutput();
        TopicStore store = broker.store();
        ArtifactRoots roots = artifactRoots.roots(null);
        ArtifactCollector files = new ArtifactCollector(roots, null);
        int failures;
        try (BackupWriter backup = new BackupWriter(file, Instant.now())) {
            Set<String> there = store.names();
            if (!there.contains(Topics.STREAM_INTENTS.name())) {
                throw new CommandException(
                        "%s has no topic %s: it is not a broker of Ventral, or no service has started; name another with --bootstrap-server"
                                .formatted(broker.address(), Topics.STREAM_INTENTS.name()));
            }
            List<TopicRecord> streams = new ArrayList<>();
            for (Topic<?> table : BackupTopics.TABLES) {
                if (there.contains(table.name())) {
                    backup.begin(table.name());
                    store.latest(table.name(), row -> {
                        write(backup, table, row, files);
                        if (table.equals(Topics.STREAM_INTENTS)) {
                            streams.add(row);
                        }
                    });
                    say(terminal, backup, table.name());
                }
            }
            logs(terminal, backup, store, there, streams, files);
            failures = files.refusedCount() + copyFiles(terminal, files.accepted(), roots);
            backup.finish();
        } catch (KafkaException e) {
            throw new CommandException(
                    "cannot read from %s: %s".formatted(broker.address(), BrokerOptions.reason(e)), e);
        }
        files.printRefused(terminal);
        terminal.println(
                failures == 0
                        ? "%s is written".formatted(file)
                        : "%s is written without what is named above".formatted(file));
        return failures == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(BackupWriter backup, Topic<?> topic, TopicRecord row, ArtifactCollector files)
            throws IOException {
        if (!BackupWriter.fits(row)) {
            files.refuse(topic.name(), row, "the record is larger than a topic allows, and is left out");
            return;
        }
        backup.write(topic.name(), row);
        if (artifacts != null) {
            files.add(topic.name(), row, ArtifactCollector.ArtifactScope.FILES);
        }
    }

    private void logs(
            Terminal terminal,
            BackupWriter backup,
            TopicStore store,
            Set<String> there,
            List<TopicRecord> streams,
            ArtifactCollector files)
            throws IOException {
        for (TopicRecord stream : streams) {
            try {
                boolean imported = BackupTopics.isImported(stream);
                Topic<?> log = BackupTopics.imagesOf(stream);
                if (images == ImageSelection.ALL || imported && images == ImageSelection.IMPORTED) {
                    if (there.contains(log.name())) {
                        backup.begin(log.name());
                        store.all(log.name(), row -> write(backup, log, row, files));
                        say(terminal, backup, log.name());
                    }
                } else if (imported) {
                    terminal.println("  %s is left out; import it again to restore it".formatted(log.name()));
                }
            } catch (IllegalArgumentException e) { // a stream's intent that cannot be decoded costs that stream alone
                files.refuse(Topics.STREAM_INTENTS.name(), stream, "its images are left out: " + e.getMessage());
            }
        }
    }

    private static void say(Terminal terminal, BackupWriter backup, String topic) {
        terminal.println("  %-24s %10s"
                .formatted(
                        topic,
                        NumberFormats.count(
                                Objects.requireNonNull(backup.counts().get(topic)))));
    }

    /** Copies files, and returns the number of those that could not be copied. */
    private int copyFiles(Terminal terminal, List<ArtifactReference> files, ArtifactRoots roots) throws IOException {
        if (artifacts == null) {
            terminal.println("  the checkpoints' files are not copied; copy them with --artifacts DIR");
            return 0;
        }
        long elsewhere = files.stream()
                .filter(ArtifactReference::isInObjectStore)
                .distinct()
                .count();
        if (elsewhere > 0) {
            terminal.println("  %s files are in an object store; copy them with its tools"
                    .formatted(NumberFormats.count(elsewhere)));
        }
        FileCopier copies = new FileCopier(
                artifacts, new ResolvingArtifactAccess(roots, Map.of("file", new FileArtifactAccess(roots.folders()))));
        for (ArtifactReference named : files) {
            if (named.isOnDisk()) {
                copies.add(named.parsed().orElseThrow(), named.sha256());
            }
        }
        terminal.println("  %s files in %s, %s of them new"
                .formatted(NumberFormats.count(copies.present()), artifacts, NumberFormats.count(copies.copied())));
        copies.gone().forEach(gone -> terminal.println("  %s no longer exists".formatted(gone)));
        copies.refused().forEach(refused -> terminal.println("  not copied: %s".formatted(refused)));
        return copies.refused().size();
    }
}
