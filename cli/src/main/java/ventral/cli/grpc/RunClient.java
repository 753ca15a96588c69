package ventral.cli.grpc;

import java.util.List;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.ListRunsRequest;
import ventral.api.v1.ListRunsResponse;
import ventral.api.v1.PauseRunRequest;
import ventral.api.v1.ResumeRunRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.contract.name.RunName;
import ventral.type.v1.RunSpec;

/** Client of the run service. Every call fails with {@link GatewayException}. */
public final class RunClient {

    private final GatewayChannel gateway;

    RunClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    /**
     * Creates a run.
     *
     * @param spec specification; unset fields take their defaults
     */
    public Run create(RunName name, RunSpec spec) {
        return create(name, spec, false);
    }

    /** Returns the run that would be created, without creating it. */
    public Run validate(RunName name, RunSpec spec) {
        return create(name, spec, true);
    }

    private Run create(RunName name, RunSpec spec, boolean validateOnly) {
        return gateway.call(() -> inTime().createRun(CreateRunRequest.newBuilder()
                .setRunId(name.id())
                .setRun(Run.newBuilder().setSpec(spec))
                .setValidateOnly(validateOnly)
                .build()));
    }

    public Run get(RunName name) {
        return gateway.call(() -> inTime().getRun(
                        GetRunRequest.newBuilder().setName(name.toString()).build()));
    }

    public Run pause(RunName name) {
        return gateway.call(() -> inTime().pauseRun(
                        PauseRunRequest.newBuilder().setName(name.toString()).build()));
    }

    public Run resume(RunName name) {
        return gateway.call(() -> inTime().resumeRun(
                        ResumeRunRequest.newBuilder().setName(name.toString()).build()));
    }

    public Run cancel(RunName name) {
        return gateway.call(() -> inTime().cancelRun(
                        CancelRunRequest.newBuilder().setName(name.toString()).build()));
    }

    /**
     * Lists runs, the newest first.
     *
     * @param filter see {@code ListRunsRequest.filter}; empty for every run
     */
    public List<Run> list(String filter) {
        return list(filter, "");
    }

    /**
     * Lists runs.
     *
     * @param filter see {@code ListRunsRequest.filter}; empty for every run
     * @param orderBy see {@code ListRunsRequest.order_by}; empty for the newest first
     */
    public List<Run> list(String filter, String orderBy) {
        var request = ListRunsRequest.newBuilder()
                .setPageSize(GatewayChannel.PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> inTime().listRuns(request.setPageToken(token).build()),
                ListRunsResponse::getRunsList,
                ListRunsResponse::getNextPageToken);
    }

    /**
     * Watches runs: the current ones, then each that changes.
     *
     * @param filter see {@code WatchRunsRequest.filter}; empty for every run
     */
    public ResourceWatcher<Run> watch(String filter) {
        var request = WatchRunsRequest.newBuilder().setFilter(filter);
        return new ResourceWatcher<>(
                gateway.address(),
                (token, listener) -> gateway.withBackoffReset(RunServiceGrpc.newBlockingStub(gateway.channel()))
                        .watchRuns(request.setResumeToken(token).build())
                        .forEachRemaining(answer -> listener.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasRun() ? answer.getRun() : null, answer.getResumeToken()))),
                Run::getName);
    }

    private RunServiceGrpc.RunServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(RunServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
