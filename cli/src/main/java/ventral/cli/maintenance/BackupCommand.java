package ventral.cli.maintenance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.CheckpointArtifacts;
import ventral.cli.kafka.TopicStore;
import ventral.cli.option.EnumConverter;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;

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
            description = "copy the checkpoints' files to this folder, too, except those that it holds already; "
                    + "files in an S3 store are copied with its own tools")
    private @Nullable Path artifacts;

    @Option(
            names = "--images",
            paramLabel = "WHICH",
            converter = ImageSelectionConverter.class,
            description = "streams whose images are in the file: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}); imported images cannot be rendered again")
    private ImageSelection images = ImageSelection.IMPORTED;

    @Override
    public Integer call() throws IOException, CommandException {
        Terminal terminal = Terminal.standardOutput();
        TopicStore store = broker.store();
        try (BackupWriter backup = new BackupWriter(file, Instant.now())) {
            Set<String> there = store.names();
            if (!there.contains(Topics.STREAM_INTENTS.name())) {
                throw new CommandException(
                        "%s has no topic %s: it is not a broker of Ventral, or no service has started; name another with --bootstrap-server"
                                .formatted(broker.address(), Topics.STREAM_INTENTS.name()));
            }
            List<TopicRecord> streams = new ArrayList<>();
            ArtifactCopies files = new ArtifactCopies(artifacts == null ? null : new FileCopier(artifacts));
            for (Topic<?> table : BackupTopics.TABLES) {
                if (there.contains(table.name())) {
                    backup.begin(table.name());
                    store.latest(table.name(), row -> {
                        backup.write(table.name(), row);
                        files.add(CheckpointArtifacts.of(table.name(), row));
                        if (table.equals(Topics.STREAM_INTENTS)) {
                            streams.add(row);
                        }
                    });
                    say(terminal, backup, table.name());
                }
            }
            logs(terminal, backup, store, there, streams);
            report(terminal, files);
            backup.finish();
        } catch (KafkaException e) {
            throw new CommandException(
                    "cannot read from %s: %s".formatted(broker.address(), BrokerOptions.reason(e)), e);
        }
        terminal.println("%s is written".formatted(file));
        return ExitCode.OK;
    }

    private void logs(
            Terminal terminal, BackupWriter backup, TopicStore store, Set<String> there, List<TopicRecord> streams)
            throws IOException {
        for (TopicRecord stream : streams) {
            boolean imported = BackupTopics.isImported(stream);
            String log = BackupTopics.imagesOf(stream).name();
            if (images == ImageSelection.ALL || imported && images == ImageSelection.IMPORTED) {
                if (there.contains(log)) {
                    backup.begin(log);
                    store.all(log, row -> backup.write(log, row));
                    say(terminal, backup, log);
                }
            } else if (imported) {
                terminal.println("  %s is left out; import it again to restore it".formatted(log));
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

    /** Copies artifacts while the records that refer to them are read, because a list of all may exceed the memory. */
    private static final class ArtifactCopies {

        private final @Nullable FileCopier copier;
        private long onDisk;
        private long elsewhere;

        ArtifactCopies(@Nullable FileCopier copier) {
            this.copier = copier;
        }

        void add(List<CheckpointArtifacts.ArtifactReference> references) throws IOException {
            for (CheckpointArtifacts.ArtifactReference named : references) {
                if (!named.isOnDisk()) {
                    elsewhere++;
                    continue;
                }
                onDisk++;
                if (copier != null) {
                    copier.add(Path.of(named.uri()), named.sha256());
                }
            }
        }
    }

    private void report(Terminal terminal, ArtifactCopies files) {
        if (files.elsewhere > 0) {
            terminal.println("  %s files are in an object store; copy them with its tools"
                    .formatted(NumberFormats.count(files.elsewhere)));
        }
        FileCopier copies = files.copier;
        if (copies == null) {
            if (files.onDisk > 0) {
                terminal.println("  the checkpoints' files are not copied; copy them with --artifacts DIR");
            }
            return;
        }
        terminal.println("  %s files in %s, %s of them new"
                .formatted(NumberFormats.count(copies.present()), artifacts, NumberFormats.count(copies.copied())));
        copies.gone().forEach(gone -> terminal.println("  %s no longer exists".formatted(gone)));
    }
}
