package ventral.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ventral.api.v1.Run;
import ventral.cli.experiment.Snapshot;
import ventral.cli.grpc.RunFeed;
import ventral.cli.terminal.ProgressBar;
import ventral.cli.terminal.RedrawnBlock;
import ventral.type.v1.RunState;

/** Shows how far some runs are until all of them have ended. */
final class RunWatch {

    private static final Duration EACH = Duration.ofMillis(250);
    private static final Duration EACH_LINE = Duration.ofSeconds(10);
    private static final int MOST_LINES = 20;

    private static final List<RunState> NEWS = List.of(
            RunState.RUN_STATE_RUNNING,
            RunState.RUN_STATE_FAILED,
            RunState.RUN_STATE_PAUSED,
            RunState.RUN_STATE_QUEUED,
            RunState.RUN_STATE_CANCELLED,
            RunState.RUN_STATE_SUCCEEDED);

    /** What was said of a run last, and when. */
    private record Said(Run run, long nanos) {}

    private final Terminal terminal;
    private final SortedMap<String, Run> runs = new TreeMap<>();
    private final RedrawnBlock block = new RedrawnBlock();
    private final Map<String, Said> said = new HashMap<>();
    private List<String> drawn = List.of();
    private boolean toldThatItIsAway;

    /** @param runs as they are now */
    RunWatch(Terminal terminal, List<Run> runs) {
        this.terminal = terminal;
        runs.forEach(run -> this.runs.put(run.getName(), run));
    }

    /** @return the command's exit status: {@link ExitCode#FAILED} if a run has failed */
    int untilEnded(RunFeed feed) throws InterruptedException {
        while (true) {
            feed.latest().forEach((name, run) -> runs.replace(name, run));
            show(feed.isConnected());
            if (runs.values().stream().allMatch(Snapshot::hasEnded)) {
                return tellFailures();
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
        List<ProgressBar> bars =
                shown().stream().map(run -> RunLine.of(run, nameWidth)).toList();
        int barWidth =
                bars.stream().mapToInt(bar -> bar.barWidth(columns)).min().orElse(0);
        List<String> lines = new ArrayList<>(
                bars.stream().map(bar -> bar.line(columns, barWidth)).toList());
        if (bars.size() < runs.size()) {
            lines.add(rest());
        }
        if (!connected) {
            lines.add("the gateway does not answer; trying again");
        }
        if (!lines.equals(drawn)) {
            drawn = lines;
            terminal.out().print(block.draw(lines));
            terminal.out().flush();
        }
    }

    /** As many as a terminal has room for, those first of which there is news. */
    private List<Run> shown() {
        return runs.size() <= MOST_LINES
                ? List.copyOf(runs.values())
                : runs.values().stream()
                        .sorted(Comparator.comparing(run -> NEWS.indexOf(run.getState())))
                        .limit(MOST_LINES)
                        .toList();
    }

    private String rest() {
        Map<RunState, Long> counts = runs.values().stream()
                .collect(Collectors.groupingBy(Run::getState, TreeMap::new, Collectors.counting()));
        return "%d runs in all: %s"
                .formatted(
                        runs.size(),
                        counts.entrySet().stream()
                                .map(entry -> entry.getValue() + " "
                                        + entry.getKey().name().replace("RUN_STATE_", ""))
                                .collect(Collectors.joining(", ")));
    }

    private void say(boolean connected) {
        if (!connected && !toldThatItIsAway) {
            terminal.say("the gateway does not answer; trying again");
        }
        toldThatItIsAway = !connected;
        int nameWidth = nameWidth();
        long now = System.nanoTime();
        for (Run run : runs.values()) {
            Said before = said.get(run.getName());
            if (before == null
                    || before.run().getState() != run.getState()
                    || !before.run().equals(run) && now - before.nanos() >= EACH_LINE.toNanos()) {
                said.put(run.getName(), new Said(run, now));
                terminal.say(RunLine.of(run, nameWidth).sentence());
            }
        }
    }

    private int nameWidth() {
        return runs.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private int tellFailures() {
        List<Run> failed = runs.values().stream()
                .filter(run -> run.getState() == RunState.RUN_STATE_FAILED)
                .toList();
        failed.forEach(run -> terminal.say(
                "%s failed: %s".formatted(run.getName(), run.getError().getMessage())));
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
