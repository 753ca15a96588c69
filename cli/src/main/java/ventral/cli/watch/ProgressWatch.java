package ventral.cli.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ventral.cli.grpc.ResourceWatcher;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.ProgressBar;
import ventral.cli.terminal.RedrawnBlock;
import ventral.cli.terminal.Terminal;

/** Shows the progress of resources until all of them have ended. */
public final class ProgressWatch<T> {

    private static final Duration EACH = Duration.ofMillis(250);
    private static final Duration EACH_LINE = Duration.ofSeconds(10);
    private static final int MOST_LINES = 20;
    public static final String UNAVAILABLE = "the gateway does not answer; trying again";

    /** The state of a resource when a line about it was last printed, and the time. */
    private record LastReport<T>(T thing, long nanos) {}

    private final Terminal terminal;
    private final ProgressView<T> kind;
    private final SortedMap<String, T> things = new TreeMap<>();
    private final RedrawnBlock block = new RedrawnBlock();
    private final Map<String, LastReport<T>> said = new HashMap<>();
    private List<String> drawn = List.of();
    private boolean reportedUnavailable;

    /**
     * Creates a watch.
     *
     * @param things current state of the resources
     */
    public ProgressWatch(Terminal terminal, ProgressView<T> kind, List<T> things) {
        this.terminal = terminal;
        this.kind = kind;
        things.forEach(thing -> this.things.put(kind.name(thing), thing));
    }

    /**
     * Shows progress until every resource has ended.
     *
     * @return the command's exit status: {@link ExitCode#FAILED} if one has failed
     */
    public int awaitEnd(ResourceWatcher<T> feed) throws InterruptedException {
        while (true) {
            feed.poll().forEach(thing -> things.replace(kind.name(thing), thing));
            show(feed.isConnected());
            if (things.values().stream().allMatch(kind::hasEnded)) {
                return printFailures();
            }
            Thread.sleep(EACH.toMillis());
        }
    }

    private void show(boolean connected) {
        if (terminal.interactive()) {
            draw(connected);
        } else {
            say(connected);
        }
    }

    private void draw(boolean connected) {
        int nameWidth = nameWidth();
        int columns = terminal.columns() - 1;
        List<ProgressBar> bars = shown().stream()
                .map(thing -> kind.progressBar(thing, nameWidth))
                .toList();
        int barWidth =
                bars.stream().mapToInt(bar -> bar.barWidth(columns)).min().orElse(0);
        List<String> lines = new ArrayList<>(
                bars.stream().map(bar -> bar.line(columns, barWidth)).toList());
        if (bars.size() < things.size()) {
            lines.add(rest());
        }
        if (!connected) {
            lines.add(UNAVAILABLE);
        }
        if (!lines.equals(drawn)) {
            drawn = lines;
            terminal.out().print(block.draw(lines));
            terminal.out().flush();
        }
    }

    /** Returns the resources to draw: as many as fit on a terminal, the most active ones first. */
    private List<T> shown() {
        return things.size() <= MOST_LINES
                ? List.copyOf(things.values())
                : things.values().stream()
                        .sorted(Comparator.comparingInt(kind::rank))
                        .limit(MOST_LINES)
                        .toList();
    }

    private String rest() {
        Map<String, Long> counts = things.values().stream()
                .sorted(Comparator.comparingInt(kind::rank))
                .collect(Collectors.groupingBy(kind::state, LinkedHashMap::new, Collectors.counting()));
        return "%d %s in all: %s"
                .formatted(
                        things.size(),
                        kind.plural(),
                        counts.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private void say(boolean connected) {
        if (!connected && !reportedUnavailable) {
            terminal.println(UNAVAILABLE);
        }
        reportedUnavailable = !connected;
        int nameWidth = nameWidth();
        long now = System.nanoTime();
        things.forEach((name, thing) -> {
            LastReport<T> before = said.get(name);
            if (before == null
                    || !kind.state(before.thing()).equals(kind.state(thing))
                    || !before.thing().equals(thing) && now - before.nanos() >= EACH_LINE.toNanos()) {
                said.put(name, new LastReport<>(thing, now));
                terminal.println(kind.progressBar(thing, nameWidth).sentence());
            }
        });
    }

    private int nameWidth() {
        return things.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private int printFailures() {
        List<T> failed = things.values().stream().filter(kind::hasFailed).toList();
        failed.forEach(thing -> terminal.println("%s failed: %s".formatted(kind.name(thing), kind.error(thing))));
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
