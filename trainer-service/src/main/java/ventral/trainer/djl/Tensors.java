package ventral.trainer.djl;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import ventral.trainer.run.Tensor;

/** Looks tensors up in a saved state. */
final class Tensors {

    private Tensors() {}

    /** @throws IllegalArgumentException if there is none of that name, type and shape */
    static ByteBuffer named(SortedMap<String, Tensor> saved, String name, Tensor.Type type, long[] shape) {
        Tensor tensor = saved.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the saved state has no tensor " + name);
        }
        if (tensor.type() != type || !Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException("the saved tensor %s is %s %s, wanted %s %s"
                    .formatted(name, tensor.type(), Arrays.toString(tensor.shape()), type, Arrays.toString(shape)));
        }
        return tensor.data().duplicate();
    }
}
