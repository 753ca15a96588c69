package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Screen;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Pictures as the network's first layer gets them: as large as, and normalised like, those that it learnt from. */
final class Retina {

    private static final int CHANNELS = 3;
    /** Of ImageNet, as everywhere in torchvision. */
    private static final float[] MEAN = {.485f, .456f, .406f};

    private static final float[] STANDARD_DEVIATION = {.229f, .224f, .225f};

    private final Screen screen;

    Retina(Screen screen) {
        this.screen = screen;
    }

    /** @return (N, 3, H, W) */
    NDArray see(NDManager manager, StimulusSet set, List<Stimulus> stimuli) throws IOException {
        int size = screen.sizePixels();
        ByteBuffer bytes = ByteBuffer.allocateDirect(stimuli.size() * size * size * CHANNELS);
        for (Stimulus stimulus : stimuli) {
            Picture picture = screen.show(set.pictures().of(stimulus), set.visualDegrees());
            bytes.put(picture.rgb());
        }
        Shape ofChannels = new Shape(1, CHANNELS, 1, 1);
        return manager.create(bytes.flip(), new Shape(stimuli.size(), size, size, CHANNELS), DataType.UINT8)
                .transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, false)
                .div(255f)
                .sub(manager.create(MEAN, ofChannels))
                .div(manager.create(STANDARD_DEVIATION, ofChannels));
    }
}
