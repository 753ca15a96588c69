package ventral.cli.grpc;

import io.grpc.Channel;
import java.util.Optional;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.PauseRunRequest;
import ventral.api.v1.ResumeRunRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.contract.name.RunName;
import ventral.type.v1.RunSpec;

/** Client of the run service. Every call fails with {@link GatewayException}. */
public final class RunClient {

    private final GatewayClient gateway;
    private final Channel channel;

    RunClient(GatewayClient gateway, Channel channel) {
        this.gateway = gateway;
        this.channel = channel;
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
     * Watches runs: the current ones, then each that changes.
     *
     * @param filter see {@code WatchRunsRequest.filter}; empty for every run
     */
    public ResourceWatcher<Run> watch(String filter) {
        var request = WatchRunsRequest.newBuilder().setFilter(filter);
        return new ResourceWatcher<>(
                gateway.address(),
                (token, heard) -> gateway.withBackoffReset(RunServiceGrpc.newBlockingStub(channel))
                        .watchRuns(request.setResumeToken(token).build())
                        .forEachRemaining(answer -> heard.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasRun() ? Optional.of(answer.getRun()) : Optional.empty(),
                                answer.getResumeToken()))),
                Run::getName);
    }

    private RunServiceGrpc.RunServiceBlockingStub inTime() {
        return GatewayClient.withDeadline(RunServiceGrpc.newBlockingStub(channel));
    }
}
