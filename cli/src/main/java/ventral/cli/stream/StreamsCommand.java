package ventral.cli.stream;

import java.time.Duration;
import java.util.List;
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
import ventral.cli.option.ResourceArguments;
import ventral.cli.option.SortOrderOption;
import ventral.cli.option.StateFilters.StreamStateFilter;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.Terminal;
import ventral.cli.watch.ProgressWatch;
import ventral.contract.name.StreamName;

@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StreamsCreateCommand.class, ImagesCommand.class},
        description = {
            "Creates, lists, watches, pauses, resumes and deletes streams of rendered images, and shows the images.",
            "A stream is named s1 or streams/s1."
        },
        footer = {"", "Example:", "  ./ventral streams list"})
public final class StreamsCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
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
        return options.printList(StreamTable.VIEW, gateway -> gateway.streams().list(filter, sortOrder.orderBy()));
    }

    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description = "Shows one stream and everything that determines its images.",
            footer = {"", "Example:", "  ./ventral streams get s1"})
    int get(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(
                StreamTable.VIEW,
                gateway -> gateway.streams().get(ResourceArguments.stream(stream)),
                (gateway, found) -> StreamDescription.of(found));
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses the rendering of a stream until it is resumed.",
            footer = {"", "Example:", "  ./ventral streams pause s1"})
    int pause(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(StreamTable.VIEW, gateway -> gateway.streams().pause(ResourceArguments.stream(stream)));
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Resumes the rendering of a stream where it stopped.",
            footer = {"", "Example:", "  ./ventral streams resume s1"})
    int resume(@Mixin QueryOptions options, @Parameters(paramLabel = "STREAM") String stream) {
        return options.printOne(
                StreamTable.VIEW, gateway -> gateway.streams().resume(ResourceArguments.stream(stream)));
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
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
            StreamName name = ResourceArguments.stream(stream);
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
                            .map(word -> gateway.streams().get(ResourceArguments.stream(word)))
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
}
