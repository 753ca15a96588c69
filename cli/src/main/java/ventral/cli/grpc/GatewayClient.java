package ventral.cli.grpc;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import ventral.api.v1.Benchmark;
import ventral.api.v1.CancelSweepRequest;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetCheckpointRequest;
import ventral.api.v1.GetObjectiveRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListCheckpointsRequest;
import ventral.api.v1.ListCheckpointsResponse;
import ventral.api.v1.ListObjectiveComparisonsRequest;
import ventral.api.v1.ListObjectiveComparisonsResponse;
import ventral.api.v1.ListObjectivesRequest;
import ventral.api.v1.ListObjectivesResponse;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.ListScalingCurvesRequest;
import ventral.api.v1.ListScalingCurvesResponse;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListSweepsRequest;
import ventral.api.v1.ListSweepsResponse;
import ventral.api.v1.Normalisation;
import ventral.api.v1.Objective;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveComparisonServiceGrpc;
import ventral.api.v1.ObjectiveServiceGrpc;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.ScalingCurveServiceGrpc;
import ventral.api.v1.Score;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;

/** Client of the gateway. Every call fails with {@link GatewayException}. Lists are read to their last page. */
public final class GatewayClient implements AutoCloseable {

    static final int PAGE_SIZE = 1000;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final long DEADLINE_SECONDS = 20;

    private final String address;
    private final ManagedChannel channel;

    /**
     * Creates a client; connects with the first call.
     *
     * @param address host and port, such as {@code 127.0.0.1:8470}
     */
    public GatewayClient(String address) {
        this.address = address;
        this.channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
    }

    public String address() {
        return address;
    }

    /** Returns whether a gateway answers at the address now; waits at most 3 seconds. */
    public boolean isReachable() {
        try {
            call(() -> StreamServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .listStreams(ListStreamsRequest.newBuilder().setPageSize(1).build()));
            return true;
        } catch (GatewayException e) {
            if (e.isUnreachable()) {
                return false;
            }
            throw e;
        }
    }

    public StreamClient streams() {
        return new StreamClient(this, channel);
    }

    public Sweep createSweep(SweepName name, SweepSpec spec) {
        return createSweep(name, SpecMapper.toWire(spec));
    }

    /**
     * Creates a sweep.
     *
     * @param spec specification; unset fields take their defaults
     */
    public Sweep createSweep(SweepName name, ventral.type.v1.SweepSpec spec) {
        return createSweep(name, spec, false);
    }

    /** Returns the sweep that would be created, with an estimate of its work, without creating it. */
    public Sweep estimateSweep(SweepName name, ventral.type.v1.SweepSpec spec) {
        return createSweep(name, spec, true);
    }

    private Sweep createSweep(SweepName name, ventral.type.v1.SweepSpec spec, boolean validateOnly) {
        return call(() -> sweeps().createSweep(CreateSweepRequest.newBuilder()
                .setSweepId(name.id())
                .setSweep(Sweep.newBuilder().setSpec(spec))
                .setValidateOnly(validateOnly)
                .build()));
    }

    public Optional<Sweep> findSweep(SweepName name) {
        return find(() -> getSweep(name));
    }

    public Sweep getSweep(SweepName name) {
        return call(() -> sweeps().getSweep(
                        GetSweepRequest.newBuilder().setName(name.toString()).build()));
    }

    public Sweep cancelSweep(SweepName name) {
        return call(() -> sweeps().cancelSweep(
                        CancelSweepRequest.newBuilder().setName(name.toString()).build()));
    }

    /**
     * Lists sweeps.
     *
     * @param orderBy see {@code ListSweepsRequest.order_by}; empty for the newest first
     */
    public List<Sweep> listSweeps(String orderBy) {
        var request = ListSweepsRequest.newBuilder().setPageSize(PAGE_SIZE).setOrderBy(orderBy);
        return listAll(
                token -> sweeps().listSweeps(request.setPageToken(token).build()),
                ListSweepsResponse::getSweepsList,
                ListSweepsResponse::getNextPageToken);
    }

    public RunClient runs() {
        return new RunClient(this, channel);
    }

    /**
     * Lists runs, the newest first.
     *
     * @param filter see {@code ListRunsRequest.filter}; empty for every run
     */
    public List<Run> listRuns(String filter) {
        return listRuns(filter, "");
    }

    /**
     * Lists runs.
     *
     * @param filter see {@code ListRunsRequest.filter}; empty for every run
     * @param orderBy see {@code ListRunsRequest.order_by}; empty for the newest first
     */
    public List<Run> listRuns(String filter, String orderBy) {
        var request = ListRunsRequest.newBuilder()
                .setPageSize(PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return listAll(
                token -> withDeadline(RunServiceGrpc.newBlockingStub(channel))
                        .listRuns(request.setPageToken(token).build()),
                ListRunsResponse::getRunsList,
                ListRunsResponse::getNextPageToken);
    }

    public WeightsClient weights() {
        return new WeightsClient(address, channel);
    }

    public Checkpoint getCheckpoint(CheckpointName name) {
        return call(() -> withDeadline(CheckpointServiceGrpc.newBlockingStub(channel))
                .getCheckpoint(GetCheckpointRequest.newBuilder()
                        .setName(name.toString())
                        .build()));
    }

    public List<Checkpoint> listCheckpoints(RunName run) {
        return listCheckpoints(run, "");
    }

    /**
     * Lists the checkpoints of a run.
     *
     * @param orderBy see {@code ListCheckpointsRequest.order_by}; empty for the fewest images seen first
     */
    public List<Checkpoint> listCheckpoints(RunName run, String orderBy) {
        return checkpoints(run.toString(), orderBy);
    }

    /** Lists the checkpoints of every run. */
    public List<Checkpoint> listCheckpoints() {
        return listCheckpoints("");
    }

    /**
     * Lists the checkpoints of every run.
     *
     * @param orderBy see {@code ListCheckpointsRequest.order_by}; empty for run by run
     */
    public List<Checkpoint> listCheckpoints(String orderBy) {
        return checkpoints("runs/-", orderBy);
    }

    private List<Checkpoint> checkpoints(String parent, String orderBy) {
        var request = ListCheckpointsRequest.newBuilder()
                .setParent(parent)
                .setPageSize(PAGE_SIZE)
                .setOrderBy(orderBy);
        return listAll(
                token -> withDeadline(CheckpointServiceGrpc.newBlockingStub(channel))
                        .listCheckpoints(request.setPageToken(token).build()),
                ListCheckpointsResponse::getCheckpointsList,
                ListCheckpointsResponse::getNextPageToken);
    }

    public ScoreClient scores() {
        return new ScoreClient(this, channel);
    }

    /**
     * Lists the scores of every checkpoint.
     *
     * @param filter see {@code ListScoresRequest.filter}; empty for every score
     */
    public List<Score> listScores(String filter) {
        return scores().list(ScoreClient.OF_EVERY_CHECKPOINT, filter);
    }

    /** Lists the scores of every reference network. */
    public List<ReferenceScore> listReferenceScores() {
        return scores().listReferenceScores(ScoreClient.OF_EVERY_REFERENCE, "", "");
    }

    public List<Benchmark> listBenchmarks() {
        return scores().listBenchmarks();
    }

    public Objective getObjective(ventral.contract.latent.Objective objective) {
        return call(() -> withDeadline(ObjectiveServiceGrpc.newBlockingStub(channel))
                .getObjective(GetObjectiveRequest.newBuilder()
                        .setName(ObjectiveName.of(objective))
                        .build()));
    }

    public List<Objective> listObjectives() {
        var request = ListObjectivesRequest.newBuilder().setPageSize(PAGE_SIZE);
        return listAll(
                token -> withDeadline(ObjectiveServiceGrpc.newBlockingStub(channel))
                        .listObjectives(request.setPageToken(token).build()),
                ListObjectivesResponse::getObjectivesList,
                ListObjectivesResponse::getNextPageToken);
    }

    /** Lists a sweep's scaling curves under the normalisation that the gateway is configured with. */
    public List<ScalingCurve> listScalingCurves(SweepName sweep) {
        return listScalingCurves(sweep, List.of(), Normalisation.NORMALISATION_UNSPECIFIED);
    }

    /**
     * Lists a sweep's scaling curves.
     *
     * @param joined further sweeps whose runs are included
     */
    public List<ScalingCurve> listScalingCurves(SweepName sweep, List<SweepName> joined, Normalisation normalisation) {
        var request = ListScalingCurvesRequest.newBuilder()
                .setParent(sweep.toString())
                .addAllJoinedSweeps(joined.stream().map(SweepName::toString).toList())
                .setNormalisation(normalisation)
                .setPageSize(PAGE_SIZE);
        return listAll(
                token -> withDeadline(ScalingCurveServiceGrpc.newBlockingStub(channel))
                        .listScalingCurves(request.setPageToken(token).build()),
                ListScalingCurvesResponse::getScalingCurvesList,
                ListScalingCurvesResponse::getNextPageToken);
    }

    /**
     * Lists the comparisons of a sweep's objectives.
     *
     * @param joined further sweeps whose runs are included
     * @param imageCount dataset size to compare at; 0 for the largest at which most objectives have a value
     */
    public List<ObjectiveComparison> listObjectiveComparisons(
            SweepName sweep, List<SweepName> joined, Normalisation normalisation, long imageCount) {
        var request = ListObjectiveComparisonsRequest.newBuilder()
                .setParent(sweep.toString())
                .addAllJoinedSweeps(joined.stream().map(SweepName::toString).toList())
                .setNormalisation(normalisation)
                .setImageCount(imageCount)
                .setPageSize(PAGE_SIZE);
        return listAll(
                token -> withDeadline(ObjectiveComparisonServiceGrpc.newBlockingStub(channel))
                        .listObjectiveComparisons(request.setPageToken(token).build()),
                ListObjectiveComparisonsResponse::getObjectiveComparisonsList,
                ListObjectiveComparisonsResponse::getNextPageToken);
    }

    private SweepServiceGrpc.SweepServiceBlockingStub sweeps() {
        return withDeadline(SweepServiceGrpc.newBlockingStub(channel));
    }

    static <S extends AbstractStub<S>> S withDeadline(S stub) {
        return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Resets the connection backoff, so that a watch finds a restarted gateway at once. */
    <S extends AbstractStub<S>> S withBackoffReset(S stub) {
        channel.resetConnectBackoff();
        return stub;
    }

    /** Reads every page of a list. */
    <P, T> List<T> listAll(Function<String, P> read, Function<P, List<T>> items, Function<P, String> next) {
        List<T> all = new ArrayList<>();
        String token = "";
        do {
            String from = token;
            P page = call(() -> read.apply(from));
            all.addAll(items.apply(page));
            token = next.apply(page);
        } while (!token.isEmpty());
        return all;
    }

    /** Returns the resource; empty if the gateway answers NOT_FOUND. */
    <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (GatewayException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    <T> T call(Supplier<T> call) {
        return call(address, call);
    }

    /**
     * Makes a call.
     *
     * @throws GatewayException if the call fails or is not answered
     */
    static <T> T call(String address, Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw new GatewayException(address, e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
