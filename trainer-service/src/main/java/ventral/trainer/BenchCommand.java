package ventral.trainer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.contract.latent.LatentGroup;
import ventral.trainer.djl.DjlLearners;
import ventral.trainer.djl.Precision;
import ventral.trainer.objective.Head;
import ventral.trainer.objective.HeadLayout;
import ventral.trainer.objective.Targets;
import ventral.trainer.run.Learner;

@Command(
        name = "bench",
        description = "Measures how many images are learnt from in a second, without the stream.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class BenchCommand implements Callable<Integer> {

    private static final int WARM_UP = 3;

    @Option(
            names = "--image-size",
            description = "Width and height in pixels.",
            defaultValue = "64",
            showDefaultValue = CommandLine.Help.Visibility.ALWAYS)
    int imageSize;

    @Option(
            names = "--batch-size",
            description = "Images in a step.",
            defaultValue = "64",
            showDefaultValue = CommandLine.Help.Visibility.ALWAYS)
    int batchSize;

    @Option(
            names = "--steps",
            description = "Steps that are timed.",
            defaultValue = "20",
            showDefaultValue = CommandLine.Help.Visibility.ALWAYS)
    int steps;

    @Option(names = "--threads", description = "CPU threads; by default one a core.", defaultValue = "0")
    int threads;

    @Override
    public Integer call() {
        HeadLayout layout =
                new HeadLayout(List.of(new Head(LatentGroup.DISTANCE, 0, 1, Head.Loss.MEAN_SQUARED_ERROR, 0)), 1, 1, 0);
        byte[] pixels = new byte[batchSize * imageSize * imageSize * 3];
        new Random(1).nextBytes(pixels);
        Targets targets = new Targets(new float[batchSize], new long[0]);
        for (Precision precision : Precision.values()) {
            var learners =
                    new DjlLearners(threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), precision);
            try (Learner learner = learners.create(layout, 1)) {
                double[] seconds = new double[steps];
                for (int step = -WARM_UP; step < steps; step++) {
                    long start = System.nanoTime();
                    learner.step(pixels, batchSize, imageSize, targets);
                    if (step >= 0) {
                        seconds[step] = (System.nanoTime() - start) / 1e9;
                    }
                }
                Arrays.sort(seconds);
                System.out.printf(
                        "%s: %.0f images a second (median step), %d pixels squared, batches of %d%n",
                        learners.describe(), batchSize / seconds[steps / 2], imageSize, batchSize);
            }
        }
        return 0;
    }
}
