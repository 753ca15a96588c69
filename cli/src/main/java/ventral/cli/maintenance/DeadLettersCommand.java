package ventral.cli.maintenance;

import static ventral.cli.terminal.TextTable.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.cli.kafka.BackupTopics;
import ventral.cli.kafka.DeadLetterRecord;
import ventral.cli.kafka.DeadLetterStore;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.contract.topic.Topic;

@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Lists, shows, replays and drops records that a service could not decode or store.",
            "",
            "Such a record is copied to the dead-letter topic of its table. The table lacks the value of its key until",
            "a later record of the key replaces it."
        },
        footer = {"", "Example:", "  ./ventral dead-letters list"})
public final class DeadLettersCommand {

    private static final String SUCH_AS = "dead letter, such as scores/12";

    private static final int SHOWN_CAUSE_LENGTH = 100;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists dead letters whose key has no later record, table by table.",
            footer = {"", "Example:", "  ./ventral dead-letters list"})
    int list(
            @Mixin BrokerOptions broker,
            @Option(names = "--all", description = "list letters whose key has a later record, too") boolean all)
            throws IOException, CommandException {
        return run(broker, store -> {
            List<DeadLetterRecord> letters = new ArrayList<>();
            for (Topic<?> table : BackupTopics.TABLES) {
                letters.addAll(all ? store.all(table) : store.open(table));
            }
            if (letters.isEmpty()) {
                Terminal.standardOutput().println("There are no dead letters.");
            } else {
                table(letters).lines().forEach(Terminal.standardOutput()::println);
            }
        });
    }

    private static TextTable table(List<DeadLetterRecord> letters) {
        return new TextTable(
                List.of(words("letter"), words("key"), words("position"), words("cause")),
                letters.stream()
                        .map(letter -> List.of(
                                letter.id(),
                                start(Objects.requireNonNullElse(letter.key(), "none")),
                                letter.position(),
                                start(letter.cause())))
                        .toList());
    }

    /** Returns the start of the first line. */
    private static String start(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= SHOWN_CAUSE_LENGTH ? line : line.substring(0, SHOWN_CAUSE_LENGTH) + "…";
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a dead letter and its record, as far as this version can decode it.",
            footer = {"", "Example:", "  ./ventral dead-letters show scores/12"})
    int show(@Mixin BrokerOptions broker, @Parameters(paramLabel = "LETTER", description = SUCH_AS) String letter)
            throws IOException, CommandException {
        return run(
                broker,
                store -> DeadLetterDescription.lines(find(store, letter)).forEach(Terminal.standardOutput()::println));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the record of a dead letter to its table again, for services that can decode it now.",
                "Refuses a record whose key has a later one."
            },
            footer = {"", "Example:", "  ./ventral dead-letters replay scores/12"})
    int replay(@Mixin BrokerOptions broker, @Parameters(paramLabel = "LETTER", description = SUCH_AS) String letter)
            throws IOException, CommandException {
        return run(broker, store -> {
            DeadLetterRecord found = findOpen(store, letter);
            if (found.value() == null) {
                throw new CommandException("%s has no value to replay: drop it".formatted(letter));
            }
            store.replay(found);
            Terminal.standardOutput()
                    .println("%s is written to %s again"
                            .formatted(found.key(), found.table().name()));
        });
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes the key of a dead letter from its table, which closes its hole in the ledger.",
                "An earlier value of the key is deleted, too. Refuses a record whose key has a later one."
            },
            footer = {"", "Example:", "  ./ventral dead-letters drop scores/12 --yes"})
    int drop(
            @Mixin BrokerOptions broker,
            @Parameters(paramLabel = "LETTER", description = SUCH_AS) String letter,
            @Option(names = "--yes", description = "confirm that the key may be deleted") boolean confirmed)
            throws IOException, CommandException {
        return run(broker, store -> {
            DeadLetterRecord found = findOpen(store, letter);
            if (!confirmed) {
                throw new CommandException(
                        "%s would be deleted from %s, with an earlier value of it: confirm with --yes"
                                .formatted(found.key(), found.table().name()));
            }
            store.deleteKey(found);
            Terminal.standardOutput()
                    .println("%s is deleted from %s"
                            .formatted(found.key(), found.table().name()));
        });
    }

    private static DeadLetterRecord findOpen(DeadLetterStore store, String id) throws IOException, CommandException {
        DeadLetterRecord letter = find(store, id);
        if (!store.isOpen(letter)) {
            throw new CommandException(
                    "%s has a later record of %s in %s, or the key was deleted: nothing is missing, and nothing was changed"
                            .formatted(id, letter.key(), letter.table().name()));
        }
        return letter;
    }

    private static DeadLetterRecord find(DeadLetterStore store, String id) throws IOException, CommandException {
        for (Topic<?> table : BackupTopics.TABLES) {
            if (id.startsWith(table.name() + "/")) {
                for (DeadLetterRecord letter : store.all(table)) {
                    if (letter.id().equals(id)) {
                        return letter;
                    }
                }
            }
        }
        throw new CommandException(
                "there is no dead letter %s: './ventral dead-letters list --all' lists them".formatted(id));
    }

    @FunctionalInterface
    private interface StoreTask {
        void run(DeadLetterStore store) throws IOException, CommandException;
    }

    private static int run(BrokerOptions broker, StoreTask task) throws IOException, CommandException {
        try {
            task.run(new DeadLetterStore(broker.store()));
            return ExitCode.OK;
        } catch (KafkaException e) {
            throw new CommandException("cannot reach %s: %s".formatted(broker.address(), BrokerOptions.reason(e)), e);
        }
    }
}
