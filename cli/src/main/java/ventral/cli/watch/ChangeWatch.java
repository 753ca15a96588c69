package ventral.cli.watch;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ventral.cli.grpc.GatewayException;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.option.QueryOptions;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.MessageWriter;
import ventral.cli.terminal.GrowingTable;
import ventral.cli.terminal.TextTable;

/** Prints resources as they are created and change, until interrupted. */
public final class ChangeWatch<M extends Message> {

    private static final Duration EACH = Duration.ofMillis(250);

    private final QueryOptions options;
    private final ChangeView<M> kind;
    private final @Nullable MessageWriter<M> records;
    private final Map<String, M> known = new HashMap<>();
    private final GrowingTable table = new GrowingTable();
    private boolean reportedUnavailable;

    /**
     * Defines the output of changed resources.
     *
     * @param order sort order of resources that change at the same time
     */
    public record ChangeView<M extends Message>(
            CsvLayout<M> sheet, Function<List<M>, TextTable> table, Function<M, String> name, Comparator<M> order) {}

    /**
     * Creates a watch.
     *
     * @param known resources that are not printed until they change
     */
    public ChangeWatch(QueryOptions options, ChangeView<M> kind, List<M> known) {
        this.options = options;
        this.kind = kind;
        this.records = options.isTable() ? null : options.records(kind.sheet());
        known.forEach(one -> this.known.put(kind.name().apply(one), one));
    }

    /**
     * Prints changes until the gateway rejects the watch or the thread is interrupted.
     *
     * @throws GatewayException if the gateway rejects the watch
     */
    public int follow(ResourceWatcher<M> feed) throws InterruptedException {
        while (true) {
            show(feed.poll().stream()
                    .filter(one -> !one.equals(known.put(kind.name().apply(one), one)))
                    .sorted(kind.order())
                    .toList());
            if (!feed.isConnected() && !reportedUnavailable) {
                options.note(ProgressWatch.UNAVAILABLE);
            }
            reportedUnavailable = !feed.isConnected();
            Thread.sleep(EACH.toMillis());
        }
    }

    private void show(List<M> news) {
        if (records != null) {
            news.forEach(records::writeNext);
        } else if (!news.isEmpty()) {
            table.add(kind.table().apply(news)).forEach(options.terminal()::println);
        }
    }
}
