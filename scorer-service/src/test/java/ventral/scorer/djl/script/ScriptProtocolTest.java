package ventral.scorer.djl.script;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScriptProtocolTest {

    private static final int SIZE = 100_000;
    private static final int BUFFERS = 20;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_view_of_a_tensor_keeps_its_numbers_when_the_tensor_is_closed_and_garbage_is_collected() throws IOException {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDArray view;
            try (NDArray tensor = sentAndRead(manager.ones(new Shape(SIZE)))) {
                view = tensor.reshape(2, -1);
            }
            List<ByteBuffer> laterBuffers = collectGarbageAndReuseMemory();
            assertThat(view.sum().getFloat()).isEqualTo(SIZE);
            assertThat(laterBuffers).hasSize(BUFFERS);
        }
    }

    private static NDArray sentAndRead(NDArray tensor) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ScriptProtocol.writeTensor(new DataOutputStream(sent), tensor);
        return ScriptProtocol.readTensor(
                new DataInputStream(new ByteArrayInputStream(sent.toByteArray())),
                tensor.getManager(),
                Integer.MAX_VALUE);
    }

    /** Returns buffers of zeros, which take the memory of buffers that were freed. */
    private static List<ByteBuffer> collectGarbageAndReuseMemory() {
        WeakReference<ByteBuffer> garbage = new WeakReference<>(ByteBuffer.allocateDirect(SIZE));
        while (garbage.get() != null) {
            System.gc();
        }
        return IntStream.range(0, BUFFERS)
                .mapToObj(i -> ByteBuffer.allocateDirect(SIZE * Float.BYTES))
                .toList();
    }
}
