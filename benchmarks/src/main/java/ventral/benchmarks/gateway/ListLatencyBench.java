package ventral.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.benchmarks.gateway.grpc.BenchApiClient.PageSummary;
import ventral.contract.name.CheckpointName;

/** Measures the latency of list pages and curves. */
final class ListLatencyBench {

    private static final String EVERY_CHECKPOINT = "runs/-/checkpoints/-";
    private static final double PAGE_TARGET_MILLIS = 50;
    private static final double CURVE_TARGET_MILLIS = 200;
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1000;
    private static final int FAR = 50;

    /** Fetches one page. */
    private interface PageFetcher {
        PageSummary page(int size, String token);
    }

    private final LedgerWorkload workload;
    private final BenchApiClient api;
    private final BenchReport report;
    private final int calls;
    private final List<CheckpointName> checkpoints;

    ListLatencyBench(LedgerWorkload workload, BenchApiClient api, BenchReport report, int calls) {
        this.workload = workload;
        this.api = api;
        this.report = report;
        this.calls = calls;
        this.checkpoints = workload.checkpoints().toList();
    }

    void measureLists() {
        report.heading("lists, %d calls one after another".formatted(calls));
        report.figure(
                "for comparison: an echo",
                Latencies.of(calls, i -> api.echoOnce()).summary());
        PageFetcher scores = scores(EVERY_CHECKPOINT, "");
        first("scores", scores, PAGE);
        List<String> deep = tokens(scores);
        page("scores, a page up to %,d rows deep".formatted((long) deep.size() * LARGEST_PAGE), i -> {
            scores.page(PAGE, deep.get(i * 7 % deep.size()));
        });
        first("scores", scores, LARGEST_PAGE);
        filtered("scores of a sweep", i -> scores(EVERY_CHECKPOINT, "sweep = \"%s\"".formatted(sweep(i).name())));
        filtered("scores of a run", i -> scores("%s/checkpoints/-".formatted(run(i).name()), ""));
        filtered("scores of a checkpoint", i -> scores(checkpoint(i).toString(), ""));
        filtered("scores of a benchmark", i -> scores(EVERY_CHECKPOINT, "benchmark = \"%s\"".formatted(benchmark(i))));
        filtered(
                "scores of an objective",
                i -> scores(EVERY_CHECKPOINT, "objective = \"objectives/%s\"".formatted(objective(i))));
        filtered("scores of a suite", i -> scores(EVERY_CHECKPOINT, "suite = \"other\""));
        filtered("scores of untrained networks, runs/-/checkpoints/0", i -> scores("runs/-/checkpoints/0", ""));
        filtered(
                "scores of a sweep's benchmark",
                i -> scores(
                        EVERY_CHECKPOINT,
                        "sweep = \"%s\" AND benchmark = \"%s\"".formatted(sweep(i).name(), benchmark(i))));
        filtered(
                "scores of a benchmark that has none",
                i -> scores(EVERY_CHECKPOINT, "benchmark = \"benchmarks/none\""));
        filtered(
                "scores of an objective that has none",
                i -> scores(EVERY_CHECKPOINT, "objective = \"objectives/translation\""));
        filtered("scores of a checkpoint that no run has", i -> scores("runs/-/checkpoints/77", ""));
        filtered(
                "scores of a sweep's suite that has none",
                i -> scores(EVERY_CHECKPOINT, "sweep = \"%s\" AND suite = \"none\"".formatted(sweep(i).name())));
        PageFetcher checkpoints = (size, token) -> api.checkpoints("runs/-", size, token);
        first("checkpoints", checkpoints, PAGE);
        List<String> far = tokens(checkpoints);
        page("checkpoints, a deep page", i -> checkpoints.page(PAGE, far.get(i * 7 % far.size())));
        first("checkpoints", checkpoints, LARGEST_PAGE);
        filtered(
                "checkpoints of a run",
                i -> (size, token) -> api.checkpoints(run(i).name().toString(), size, token));
        PageFetcher runs = runs("");
        first("runs", runs, PAGE);
        List<String> old = tokens(runs);
        page("runs, a deep page", i -> runs.page(PAGE, old.get(i * 7 % old.size())));
        first("runs", runs, LARGEST_PAGE);
        filtered("runs of a sweep", i -> runs("spec.sweep = \"%s\"".formatted(sweep(i).name())));
        filtered("runs that succeeded", i -> runs("state = SUCCEEDED"));
        filtered("runs that failed: none", i -> runs("state = FAILED"));
    }

    void measureCurves() {
        report.heading("curves of a sweep of %d runs, %d calls one after another"
                .formatted(sweep(0).runs().size(), calls));
        List<String> names = api.curves(sweep(0).name());
        curve("ListScalingCurves, %d curves".formatted(names.size()), i -> api.curves(sweep(i).name()));
        curve("GetScalingCurve", i -> api.curve(names.get(i % names.size())));
    }

    private void first(String what, PageFetcher listing, int size) {
        page("%s, the first page of %d".formatted(what, size), i -> listing.page(size, ""));
    }

    /**
     * Measures the first page of a filtered list.
     *
     * @param listing listing for the call's number, so that successive calls request different rows
     */
    private void filtered(String what, IntFunction<PageFetcher> listing) {
        page(what, i -> listing.apply(i).page(PAGE, ""));
    }

    private void page(String what, IntConsumer call) {
        print(what, Latencies.of(calls, call), PAGE_TARGET_MILLIS);
    }

    private void curve(String what, IntConsumer call) {
        print(what, Latencies.of(calls, call), CURVE_TARGET_MILLIS);
    }

    private void print(String what, Latencies latencies, double targetMillis) {
        report.figure(
                what,
                latencies.summary(),
                "p99 < %.0f ms".formatted(targetMillis),
                latencies.millis(.99) < targetMillis);
    }

    /** Walks through a list, up to a limit, and returns the page tokens. */
    private List<String> tokens(PageFetcher listing) {
        List<String> tokens = new ArrayList<>();
        String token = "";
        do {
            token = listing.page(LARGEST_PAGE, token).nextToken();
            if (!token.isEmpty()) {
                tokens.add(token);
            }
            report.progress("%,d rows walked".formatted((long) tokens.size() * LARGEST_PAGE));
        } while (!token.isEmpty() && tokens.size() < FAR);
        report.progressEnd();
        return tokens.isEmpty() ? List.of("") : tokens;
    }

    private PageFetcher scores(String parent, String filter) {
        return (size, token) -> api.scores(parent, filter, size, token);
    }

    private PageFetcher runs(String filter) {
        return (size, token) -> api.runs(filter, size, token);
    }

    private LedgerWorkload.FilledSweep sweep(int call) {
        return workload.sweeps().get(call % workload.sweeps().size());
    }

    private LedgerWorkload.FilledRun run(int call) {
        List<LedgerWorkload.FilledRun> runs = sweep(call).runs();
        return runs.get(call * 13 % runs.size());
    }

    private CheckpointName checkpoint(int call) {
        return checkpoints.get(call * 1301 % checkpoints.size());
    }

    private String benchmark(int call) {
        return workload.benchmarks().get(call % workload.benchmarks().size()).toString();
    }

    private String objective(int call) {
        var objectives = workload.sweepSpec().objectives();
        return objectives.get(call % objectives.size()).id();
    }
}
