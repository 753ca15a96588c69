package ventral.cli.grpc;

import io.grpc.ManagedChannel;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import ventral.api.v1.CancelRunRequest;
import ventral.api.v1.CreateRunRequest;
import ventral.api.v1.GetRunRequest;
import ventral.api.v1.PauseRunRequest;
import ventral.api.v1.ResumeRunRequest;
import ventral.api.v1.Run;
import ventral.api.v1.RunServiceGrpc;
import ventral.api.v1.WatchRunsRequest;
import ventral.api.v1.WatchRunsResponse;
import ventral.contract.name.RunName;
import ventral.type.v1.RunSpec;

/** What a client of the gateway can have done with a run. Every call fails with {@link GatewayFailure}. */
public final class Runs {

    private final String address;
    private final ManagedChannel channel;

    Runs(String address, ManagedChannel channel) {
        this.address = address;
        this.channel = channel;
    }

    /** @param spec what is not set in it is as by default */
    public Run create(RunName name, RunSpec spec) {
        return Gateway.call(
                address,
                () -> inTime().createRun(CreateRunRequest.newBuilder()
                        .setRunId(name.id())
                        .setRun(Run.newBuilder().setSpec(spec))
                        .build()));
    }

    public Run get(RunName name) {
        return Gateway.call(
                address,
                () -> inTime().getRun(GetRunRequest.newBuilder()
                        .setName(name.toString())
                        .build()));
    }

    public Run pause(RunName name) {
        return Gateway.call(
                address,
                () -> inTime().pauseRun(PauseRunRequest.newBuilder()
                        .setName(name.toString())
                        .build()));
    }

    public Run resume(RunName name) {
        return Gateway.call(
                address,
                () -> inTime().resumeRun(ResumeRunRequest.newBuilder()
                        .setName(name.toString())
                        .build()));
    }

    public Run cancel(RunName name) {
        return Gateway.call(
                address,
                () -> inTime().cancelRun(CancelRunRequest.newBuilder()
                        .setName(name.toString())
                        .build()));
    }

    /** @param filter see {@code WatchRunsRequest.filter}; empty for every run */
    public RunFeed watch(String filter) {
        return new RunFeed(address, token -> open(filter, token));
    }

    private Iterator<WatchRunsResponse> open(String filter, String resumeToken) {
        channel.resetConnectBackoff();
        return RunServiceGrpc.newBlockingStub(channel)
                .watchRuns(WatchRunsRequest.newBuilder()
                        .setFilter(filter)
                        .setResumeToken(resumeToken)
                        .build());
    }

    private RunServiceGrpc.RunServiceBlockingStub inTime() {
        return RunServiceGrpc.newBlockingStub(channel).withDeadlineAfter(Gateway.DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
}
