package ventral.cli.maintenance;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.backup.BackupReader;
import ventral.cli.backup.FileVerifier;
import ventral.cli.backup.RecordCounts;
import ventral.cli.backup.RestoreProgress;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.CheckpointArtifacts;
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
            "render streams again, and continue runs from where they were saved. A restore that was interrupted is",
            "continued with --resume: what is already restored is not written again, and what services have written",
            "since is kept."
        },
        footer = {"", "Example:", "  ./ventral restore ventral.backup --dry-run"})
public final class RestoreCommand implements Callable<Integer> {

    private static final int SHOWN_COUNT = 20;

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

    @Option(names = "--resume", description = "continue an interrupted restore of this file")
    private boolean resume;

    @Option(
            names = "--skip-refused",
            description = "leave out records that refer to artifacts outside the roots or to damaged ones")
    private boolean skipRefused;

    @Mixin
    private ArtifactRootOptions artifactRoots = new ArtifactRootOptions();

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
        FileVerifier verifier = new FileVerifier();
        ArtifactCollector checked =
                new ArtifactCollector(artifactRoots.roots(artifacts), artifacts == null ? null : verifier);
        RecordCounts records = new RecordCounts();
        Map<String, Long> counts = check(backup, checked, records);
        reportMissing(terminal, verifier);
        List<Topic<?>> topics =
                counts.keySet().stream().<Topic<?>>map(BackupTopics::named).toList();
        refuse(terminal, checked);
        try {
            RestoreTarget target = new RestoreTarget(broker.store(), broker.address(), file);
            RestoreProgress progress = resume ? target.interrupted(topics, records) : target.empty(topics);
            target.checkPartitions(records);
            counts.forEach(
                    (topic, count) -> terminal.println("  %-24s %10s".formatted(topic, NumberFormats.count(count))));
            if (dryRun) {
                terminal.println("Nothing was written: --dry-run");
                return ExitCode.OK;
            }
            target.ensure(topics);
            write(backup, target, progress, checked);
        } catch (KafkaException e) {
            throw new CommandException(
                    "cannot restore into %s: %s".formatted(broker.address(), BrokerOptions.reason(e)), e);
        }
        terminal.println("%s is restored. The gateway's ledger catches up; streams are rendered again".formatted(file));
        return ExitCode.OK;
    }

    /** Reads the whole backup and checks the artifacts of its records. */
    private Map<String, Long> check(BackupReader backup, ArtifactCollector checked, RecordCounts records)
            throws IOException, CommandException {
        try {
            return backup.read((topic, row) -> {
                records.add(topic, row.partition());
                try {
                    checked.add(topic, relocated(topic, row), ArtifactCollector.ArtifactScope.FILES_AND_OBJECTS);
                } catch (InvalidProtocolBufferException e) {
                    checked.refuse(topic, row, "the record cannot be decoded: %s".formatted(e.getMessage()));
                }
            });
        } catch (BackupReader.DamagedBackupException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void reportMissing(Terminal terminal, FileVerifier verifier) throws CommandException {
        List<Path> missing = verifier.missing();
        if (artifacts != null && !missing.isEmpty() && verifier.verifiedCount() == 0) {
            throw new CommandException(
                    "--artifacts %s has none of the %s files of %s: copy them there first; nothing was changed"
                            .formatted(artifacts, NumberFormats.count(missing.size()), file));
        }
        missing.stream().limit(SHOWN_COUNT).forEach(path -> terminal.println("  %s does not exist".formatted(path)));
        if (missing.size() > SHOWN_COUNT) {
            terminal.println("  and %s more files".formatted(NumberFormats.count(missing.size() - SHOWN_COUNT)));
        }
    }

    private TopicRecord relocated(String topic, TopicRecord row) throws InvalidProtocolBufferException {
        return artifacts == null
                ? row
                : CheckpointArtifacts.relocate(artifacts.toAbsolutePath().normalize(), topic, row);
    }

    private void refuse(Terminal terminal, ArtifactCollector checked) throws CommandException {
        checked.printRefused(terminal);
        if (checked.refusedCount() > 0 && !skipRefused) {
            throw new CommandException(
                    "%s records of %s are refused; allow their location with --artifact-root, or leave them out with --skip-refused; nothing was changed"
                            .formatted(NumberFormats.count(checked.refusedCount()), file));
        }
    }

    private void write(BackupReader backup, RestoreTarget target, RestoreProgress progress, ArtifactCollector checked)
            throws IOException, CommandException {
        try {
            target.write(
                    backup, progress, (topic, row) -> checked.isRefused(topic, row) ? null : relocated(topic, row));
        } catch (KafkaException e) {
            throw new CommandException(
                    "the restore into %s was interrupted: %s; continue it with --resume"
                            .formatted(broker.address(), BrokerOptions.reason(e)),
                    e);
        }
    }
}
