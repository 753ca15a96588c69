package ventral.trainer.run;

import java.util.SortedMap;
import ventral.trainer.objective.Targets;

/** Learns as another does until a step, from which on the loss is no number. */
record BreakingLearner(Learner sound, int[] stepsLeft) implements Learner {

    BreakingLearner(Learner sound, int soundSteps) {
        this(sound, new int[] {soundSteps});
    }

    @Override
    public double step(byte[] pixels, int imageCount, int imageSize, Targets targets) {
        double loss = sound.step(pixels, imageCount, imageSize, targets);
        return stepsLeft[0]-- > 0 ? loss : Double.NaN;
    }

    @Override
    public SortedMap<String, Tensor> weights() {
        return sound.weights();
    }

    @Override
    public SortedMap<String, Tensor> optimiser() {
        return sound.optimiser();
    }

    @Override
    public void restore(SortedMap<String, Tensor> weights, SortedMap<String, Tensor> optimiser) {
        sound.restore(weights, optimiser);
    }

    @Override
    public void close() {
        sound.close();
    }
}
