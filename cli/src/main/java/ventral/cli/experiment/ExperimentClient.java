package ventral.cli.experiment;

import java.util.List;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.Stream;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.name.RunName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.SpecMapper;

/** Submits an experiment to the gateway and reads its state. */
public final class ExperimentClient {

    private final GatewayClient gateway;
    private final ExperimentSpec plan;

    private ExperimentClient(GatewayClient gateway, ExperimentSpec plan) {
        this.gateway = gateway;
        this.plan = plan;
    }

    /**
     * Creates the stream and the sweep; continues with those that exist already.
     *
     * @throws InvalidFieldException if they exist with other specs
     */
    public static ExperimentClient submit(GatewayClient gateway, ExperimentSpec plan) {
        StreamSpec stream = SpecMapper.fromWire(gateway.streams()
                .find(plan.stream())
                .orElseGet(() -> gateway.streams().create(plan.stream(), plan.streamSpec()))
                .getSpec());
        checkSame(plan.stream().toString(), stream, plan.streamSpec());
        SweepSpec sweep = SpecMapper.fromWire(gateway.findSweep(plan.sweep())
                .orElseGet(() -> gateway.createSweep(plan.sweep(), plan.sweepSpec()))
                .getSpec());
        checkSame(plan.sweep().toString(), sweep, plan.sweepSpec());
        return new ExperimentClient(gateway, plan);
    }

    private static void checkSame(String name, Object there, Object wanted) {
        if (!there.equals(wanted)) {
            throw new InvalidFieldException(
                    "name",
                    "%s already exists with another spec: choose another name with --name%n  existing: %s%n  wanted:   %s"
                            .formatted(name, there, wanted));
        }
    }

    public ExperimentSnapshot snapshot() {
        Stream stream = gateway.streams()
                .find(plan.stream())
                .orElseThrow(() -> new IllegalStateException(plan.stream() + " was deleted"));
        List<Run> runs = gateway.listRuns("spec.sweep = \"%s\"".formatted(plan.sweep()));
        List<Checkpoint> checkpoints = runs.stream()
                .map(run -> RunName.parse(run.getName()))
                .flatMap(run -> gateway.listCheckpoints(run).stream())
                .toList();
        return new ExperimentSnapshot(
                List.of(stream),
                runs,
                checkpoints,
                gateway.listScores("sweep = \"%s\"".formatted(plan.sweep())),
                gateway.listReferenceScores(),
                gateway.listBenchmarks());
    }

    public List<ScalingCurve> curves() {
        return gateway.listScalingCurves(plan.sweep());
    }
}
