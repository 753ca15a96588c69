package ventral.cli.testing;

import com.google.protobuf.Duration;
import com.google.rpc.Status;
import ventral.api.v1.Run;
import ventral.type.v1.Latent;
import ventral.type.v1.LatentFigures;
import ventral.type.v1.Recipe;
import ventral.type.v1.RunSpec;
import ventral.type.v1.RunState;
import ventral.type.v1.Validation;

/** Runs as a gateway would return them. */
public final class RunSamples {

    private RunSamples() {}

    /** Returns a run of two passes over 4,096 images. */
    public static Run run(String id, RunState state, long seen) {
        var run = Run.newBuilder()
                .setName("runs/" + id)
                .setSpec(RunSpec.newBuilder()
                        .setStream("streams/s1")
                        .setObjective("objectives/distance")
                        .setImageCount(4096)
                        .setEpochCount(2)
                        .setRecipe(Recipe.newBuilder().setNetworkValue(1)))
                .setState(state)
                .setSeenImageCount(seen);
        if (state == RunState.RUN_STATE_FAILED) {
            run.setError(Status.newBuilder().setMessage("the loss is not a number"));
        }
        return run.build();
    }

    /** Returns a running run with every field that a trainer can report. */
    public static Run running() {
        return run("r1", RunState.RUN_STATE_RUNNING, 2048).toBuilder()
                .setLoss(.4125f)
                .setImagesPerSecond(612.4f)
                .setLearningRate(.00025)
                .setTimeLeft(Duration.newBuilder().setSeconds(202))
                .setDevice("gpu(0)")
                .setDeviceUse(.87f)
                .setMemoryBytes(5L << 28)
                .setValidation(validation(2048))
                .build();
    }

    public static Validation validation(long seen) {
        return Validation.newBuilder()
                .setSeenImageCount(seen)
                .setImageCount(640)
                .setLoss(.25)
                .addLatents(LatentFigures.newBuilder()
                        .setLatent(Latent.LATENT_ROTATION_YAW)
                        .setRSquared(.7)
                        .setRootMeanSquaredError(31.24))
                .addLatents(LatentFigures.newBuilder()
                        .setLatent(Latent.LATENT_DISTANCE)
                        .setRSquared(.9)
                        .setRootMeanSquaredError(.1234))
                .addLatents(LatentFigures.newBuilder()
                        .setLatent(Latent.LATENT_CATEGORY)
                        .setTop1(.5)
                        .setTop5(.75))
                .setRotationErrorDegrees(12.5)
                .build();
    }
}
