package ventral.cli.maintenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
import ventral.cli.backup.BackupReader;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.CheckpointArtifacts;
import ventral.cli.kafka.TopicStore;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Terminal;
import ventral.contract.topic.Topic;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Restores a backup into a broker whose tables are empty.",
            "",
            "Reads the whole file before it writes anything. Services may be running: they read what is restored,",
            "render streams again, and continue runs from where they were saved."
        },
        footer = {"", "Example:", "  ./ventral restore ventral.backup --dry-run"})
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "file that './ventral backup' wrote")
    private Path file = Path.of("");

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--artifacts",
            paramLabel = "DIR",
            description = "folder of the checkpoints' files, if it is another than before")
    private @Nullable Path artifacts;

    @Option(names = "--dry-run", description = "check the file and the broker, and write nothing")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, CommandException {
        Terminal terminal = Terminal.standardOutput();
        if (!Files.isRegularFile(file)) {
            throw new CommandException("%s does not exist: name a file that './ventral backup' wrote".formatted(file));
        }
        if (artifacts != null && !Files.isDirectory(artifacts)) {
            throw new CommandException(
                    "--artifacts %s is not a folder: copy the files of the backup there first".formatted(artifacts));
        }
        BackupReader backup = new BackupReader(file);
        Map<String, Long> counts = backup.check();
        List<Topic<?>> topics =
                counts.keySet().stream().<Topic<?>>map(BackupTopics::named).toList();
        TopicStore store = broker.store();
        try {
            checkEmpty(store, topics);
            counts.forEach(
                    (topic, count) -> terminal.println("  %-24s %10s".formatted(topic, NumberFormats.count(count))));
            if (dryRun) {
                terminal.println("Nothing was written: --dry-run");
                return ExitCode.OK;
            }
            store.ensure(topics);
            write(backup, store, keysWrittenAtStart(store));
        } catch (KafkaException e) {
            throw new CommandException(
                    "cannot restore into %s: %s".formatted(broker.address(), BrokerOptions.reason(e)), e);
        }
        terminal.println("%s is restored. The gateway's ledger catches up; streams are rendered again".formatted(file));
        return ExitCode.OK;
    }

    private void write(BackupReader backup, TopicStore store, Set<String> saidAlready) throws IOException {
        try (TopicStore.RecordWriter writing = store.openWriter()) {
            backup.read((topic, row) -> {
                if (!saidAlready.contains(row.key())) {
                    writing.write(topic, artifacts == null ? row : CheckpointArtifacts.relocate(folder(), topic, row));
                }
            });
        }
    }

    private Path folder() {
        return Objects.requireNonNull(artifacts).toAbsolutePath().normalize();
    }

    private static Set<String> keysWrittenAtStart(TopicStore store) throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> there = store.names();
        for (Topic<?> topic : BackupTopics.SAID_AT_START) {
            if (there.contains(topic.name())) {
                store.latest(topic.name(), row -> names.add(row.key()));
            }
        }
        return names;
    }

    /** Rejects topics that hold records, because two values of one key would leave open which is right. */
    private void checkEmpty(TopicStore store, List<Topic<?>> topics) throws CommandException {
        for (Topic<?> topic : topics) {
            long end = store.recordCount(topic.name());
            if (end > 0 && !BackupTopics.SAID_AT_START.contains(topic)) {
                throw new CommandException(
                        "%s of %s is not empty (%s records written), but a backup is restored into an empty system: delete the topic, or start a new broker; nothing was changed"
                                .formatted(topic.name(), broker.address(), NumberFormats.count(end)));
            }
        }
    }
}
