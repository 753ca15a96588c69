package ventral.benchmarks.gateway.grpc;

import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.TimeUnit;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.DeleteStreamRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.ListBenchmarksRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListScoresRequest;
import ventral.api.v1.ListScoresResponse;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.RunServiceGrpc.RunServiceBlockingStub;
import ventral.api.v1.ScoreServiceGrpc;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.StreamServiceGrpc.StreamServiceBlockingStub;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;
import ventral.type.v1.RunState;

/**
 * Calls the gateway of a system under load. Every call has a deadline, and throws io.grpc.StatusRuntimeException if it
 * fails.
 */
public final class LoadApiClient implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 30;
    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 1000;

    /**
     * State and progress of a run.
     *
     * @param seenImageCount images learnt from, over all epochs
     */
    public record RunProgress(RunState state, long seenImageCount) {}

    private final String address;
    private final ManagedChannel channel;

    /**
     * Opens a channel to the gateway.
     *
     * @param address such as {@code 127.0.0.1:8470}
     */
    public LoadApiClient(String address) {
        this.address = address;
        this.channel = BenchApiClient.channel(address);
    }

    /** Lists the newest runs and returns their number. */
    public int listRuns() {
        return runs().listRuns(
                        ListRunsRequest.newBuilder().setPageSize(PAGE_SIZE).build())
                .getRunsCount();
    }

    public void create(StreamName name, StreamSpec spec) {
        Stream created = streams()
                .createStream(CreateStreamRequest.newBuilder()
                        .setStreamId(name.id())
                        .setStream(Stream.newBuilder().setSpec(SpecMapper.toWire(spec)))
                        .build());
        BenchApiClient.check(created.getName(), name.toString());
    }

    public void create(RunName name, RunSpec spec) {
        Run created = runs().createRun(CreateRunRequest.newBuilder()
                .setRunId(name.id())
                .setRun(Run.newBuilder().setSpec(SpecMapper.toWire(spec)))
                .build());
        BenchApiClient.check(created.getName(), name.toString());
    }

    /** Requests that a run stop, and returns its state as of the command. */
    public RunState cancel(RunName name) {
        return runs().cancelRun(
                        CancelRunRequest.newBuilder().setName(name.toString()).build())
                .getState();
    }

    public RunProgress progress(RunName name) {
        Run run = runs().getRun(
                        GetRunRequest.newBuilder().setName(name.toString()).build());
        return new RunProgress(run.getState(), run.getSeenImageCount());
    }

    public long renderedImageCount(StreamName name) {
        return streams()
                .getStream(
                        GetStreamRequest.newBuilder().setName(name.toString()).build())
                .getRenderedImageCount();
    }

    /** Deletes a stream that no run learns from any more. */
    public void delete(StreamName name) {
        var unused = streams()
                .deleteStream(DeleteStreamRequest.newBuilder()
                        .setName(name.toString())
                        .build());
    }

    /** Returns the number of benchmarks on which the scorer scores each checkpoint. */
    public int readyBenchmarkCount() {
        return (int) deadlined(ScoreServiceGrpc.newBlockingStub(channel))
                .listBenchmarks(ListBenchmarksRequest.newBuilder()
                        .setPageSize(LARGEST_PAGE)
                        .build())
                .getBenchmarksList()
                .stream()
                .filter(benchmark -> benchmark.getState() == BenchmarkState.BENCHMARK_STATE_READY)
                .count();
    }

    /** Returns the number of scores of a run's checkpoints. */
    public int scoreCount(RunName run) {
        int count = 0;
        ListScoresRequest.Builder request =
                ListScoresRequest.newBuilder().setParent(run + "/checkpoints/-").setPageSize(LARGEST_PAGE);
        do {
            ListScoresResponse page =
                    deadlined(ScoreServiceGrpc.newBlockingStub(channel)).listScores(request.build());
            count += page.getScoresCount();
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
        return count;
    }

    public WatchClients watchers() {
        return new WatchClients(address);
    }

    public StalledWatchClients stalledWatchers() {
        return new StalledWatchClients(address);
    }

    private RunServiceBlockingStub runs() {
        return deadlined(RunServiceGrpc.newBlockingStub(channel));
    }

    private StreamServiceBlockingStub streams() {
        return deadlined(StreamServiceGrpc.newBlockingStub(channel));
    }

    private static <S extends AbstractStub<S>> S deadlined(S stub) {
        return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
