package ventral.cli.experiment;

import java.util.List;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.api.v1.ScalingCurve;
import ventral.api.v1.Stream;
import ventral.cli.grpc.Gateway;
import ventral.contract.name.RunName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.contract.wire.Specs;

/** Submits an experiment to the gateway and reads its state. */
public final class Experiment {

    private final Gateway gateway;
    private final ExperimentPlan plan;

    private Experiment(Gateway gateway, ExperimentPlan plan) {
        this.gateway = gateway;
        this.plan = plan;
    }

    /**
     * Creates the stream and the sweep; continues with those that exist already.
     *
     * @throws InvalidFieldException if they exist with other specs
     */
    public static Experiment order(Gateway gateway, ExperimentPlan plan) {
        StreamSpec stream = Specs.fromWire(gateway.streams()
                .find(plan.stream())
                .orElseGet(() -> gateway.streams().create(plan.stream(), plan.streamSpec()))
                .getSpec());
        checkSame(plan.stream().toString(), stream, plan.streamSpec());
        SweepSpec sweep = Specs.fromWire(gateway.findSweep(plan.sweep())
                .orElseGet(() -> gateway.createSweep(plan.sweep(), plan.sweepSpec()))
                .getSpec());
        checkSame(plan.sweep().toString(), sweep, plan.sweepSpec());
        return new Experiment(gateway, plan);
    }

    private static void checkSame(String name, Object there, Object wanted) {
        if (!there.equals(wanted)) {
            throw new InvalidFieldException(
                    "name",
                    "%s already exists with another spec: choose another name with --name%n  existing: %s%n  wanted:   %s"
                            .formatted(name, there, wanted));
        }
    }

    public Snapshot look() {
        Stream stream = gateway.streams()
                .find(plan.stream())
                .orElseThrow(() -> new IllegalStateException(plan.stream() + " was deleted"));
        List<Run> runs = gateway.listRuns("spec.sweep = \"%s\"".formatted(plan.sweep()));
        List<Checkpoint> checkpoints = runs.stream()
                .map(run -> RunName.parse(run.getName()))
                .flatMap(run -> gateway.listCheckpoints(run).stream())
                .toList();
        return new Snapshot(
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
