package ventral.cli.grpc;

import java.util.List;
import java.util.Optional;
import ventral.api.v1.CancelSweepRequest;
import ventral.api.v1.CreateSweepRequest;
import ventral.api.v1.GetSweepRequest;
import ventral.api.v1.ListSweepsRequest;
import ventral.api.v1.ListSweepsResponse;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepServiceGrpc;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;

/** Client of the sweep service. Every call fails with {@link GatewayException}. */
public final class SweepClient {

    private final GatewayChannel gateway;

    SweepClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Sweep create(SweepName name, SweepSpec spec) {
        return create(name, SpecMapper.toWire(spec));
    }

    /**
     * Creates a sweep.
     *
     * @param spec specification; unset fields take their defaults
     */
    public Sweep create(SweepName name, ventral.type.v1.SweepSpec spec) {
        return create(name, spec, false);
    }

    /** Returns the sweep that would be created, with an estimate of its work, without creating it. */
    public Sweep estimate(SweepName name, ventral.type.v1.SweepSpec spec) {
        return create(name, spec, true);
    }

    private Sweep create(SweepName name, ventral.type.v1.SweepSpec spec, boolean validateOnly) {
        return gateway.call(() -> inTime().createSweep(CreateSweepRequest.newBuilder()
                .setSweepId(name.id())
                .setSweep(Sweep.newBuilder().setSpec(spec))
                .setValidateOnly(validateOnly)
                .build()));
    }

    public Optional<Sweep> find(SweepName name) {
        return gateway.find(() -> get(name));
    }

    public Sweep get(SweepName name) {
        return gateway.call(() -> inTime().getSweep(
                        GetSweepRequest.newBuilder().setName(name.toString()).build()));
    }

    public Sweep cancel(SweepName name) {
        return gateway.call(() -> inTime().cancelSweep(
                        CancelSweepRequest.newBuilder().setName(name.toString()).build()));
    }

    /**
     * Lists sweeps.
     *
     * @param orderBy see {@code ListSweepsRequest.order_by}; empty for the newest first
     */
    public List<Sweep> list(String orderBy) {
        var request = ListSweepsRequest.newBuilder()
                .setPageSize(GatewayChannel.PAGE_SIZE)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> inTime().listSweeps(request.setPageToken(token).build()),
                ListSweepsResponse::getSweepsList,
                ListSweepsResponse::getNextPageToken);
    }

    private SweepServiceGrpc.SweepServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(SweepServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
