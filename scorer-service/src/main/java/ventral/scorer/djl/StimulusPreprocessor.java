package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusScreen;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.djl.memory.NativeArrays;

/** Converts the images of stimuli to a network's input. */
final class StimulusPreprocessor {

    private static final int CHANNELS = 3;
    private static final double BRIGHTEST = 255;

    private final StimulusScreen screen;
    private final float[] scale = new float[CHANNELS];
    private final float[] offset = new float[CHANNELS];

    StimulusPreprocessor(Preprocessing preprocessing) {
        this.screen = new StimulusScreen(preprocessing.visualDegrees(), preprocessing.sizePixels());
        for (int c = 0; c < CHANNELS; c++) {
            double deviation = preprocessing.standardDeviation().get(c);
            scale[c] = (float) ((preprocessing.high() - preprocessing.low()) / BRIGHTEST / deviation);
            offset[c] = (float) ((preprocessing.low() - preprocessing.mean().get(c)) / deviation);
        }
    }

    /**
     * Loads and preprocesses the images of some stimuli.
     *
     * @return (N, 3, H, W)
     */
    NDArray toTensor(NDManager manager, List<PresentedStimulus> stimuli) throws IOException {
        int size = screen.sizePixels();
        Shape shape = new Shape(stimuli.size(), size, size, CHANNELS);
        NDArray pixels = NativeArrays.<IOException>create(manager, shape, DataType.UINT8, array -> {
            ByteBuffer bytes = NativeArrays.buffer(array);
            for (PresentedStimulus shown : stimuli) {
                StimulusImage image = screen.placeOnScreen(
                        shown.set().pictures().load(shown.stimulus()),
                        shown.set().visualDegrees());
                bytes.put(image.rgb());
            }
        });
        Shape ofChannels = new Shape(1, CHANNELS, 1, 1);
        return pixels.transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, false)
                .mul(manager.create(scale, ofChannels))
                .add(manager.create(offset, ofChannels));
    }
}
