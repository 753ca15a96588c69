package ventral.scorer.djl.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import ventral.scorer.djl.memory.NativeArrays;

/**
 * Encodes images, tensors and messages between this program and a process that runs TorchScript. Numbers of tensors are
 * in the machine's byte order and go through buffers of limited size. What a script's process sends is not trusted.
 */
final class ScriptProtocol {

    /** First byte of an answer with a result. */
    static final byte DONE = 0;
    /** First byte of an answer with a message about a failure. */
    static final byte FAILED = 1;

    private static final int CHANNELS = 3;
    private static final int LARGEST_RANK = 16;
    private static final int CHUNK_BYTES = 1 << 22;
    private static final int LONGEST_MESSAGE = 2000;

    private ScriptProtocol() {}

    /**
     * Writes images. Their channels come last, as in the memory of preprocessed images, so that the receiver computes
     * with the same layout and thus the same rounding.
     *
     * @param images (N, 3, H, W), float32
     */
    static void writeImages(DataOutputStream out, NDArray images) throws IOException {
        Shape shape = images.getShape();
        out.writeInt(Math.toIntExact(shape.get(0)));
        out.writeInt(Math.toIntExact(shape.get(2)));
        out.writeInt(Math.toIntExact(shape.get(3)));
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray channelsLast = images.transpose(0, 2, 3, 1);
            channelsLast.attach(scope);
            writeNumbers(out, channelsLast);
        }
    }

    /** Reads images, (N, 3, H, W). */
    static NDArray readImages(DataInputStream in, NDManager manager) throws IOException {
        int count = in.readInt();
        int height = in.readInt();
        int width = in.readInt();
        return readNumbers(in, manager, new Shape(count, height, width, CHANNELS), DataType.FLOAT32)
                .transpose(0, 3, 1, 2);
    }

    static void writeTensor(DataOutputStream out, NDArray tensor) throws IOException {
        out.writeUTF(tensor.getDataType().name());
        long[] shape = tensor.getShape().getShape();
        out.writeInt(shape.length);
        for (long length : shape) {
            out.writeLong(length);
        }
        writeNumbers(out, tensor);
    }

    /**
     * Reads a tensor.
     *
     * @param maxBytes size that the tensor may have
     * @throws IOException if the stream ends, or is not that of a tensor of this size
     */
    static NDArray readTensor(DataInputStream in, NDManager manager, long maxBytes) throws IOException {
        DataType type = type(in.readUTF());
        int rank = in.readInt();
        if (rank < 0 || rank > LARGEST_RANK) {
            throw new ProtocolException(
                    "it sent a tensor with %d axes; at most %d are possible".formatted(rank, LARGEST_RANK));
        }
        long[] shape = new long[rank];
        long bytes = type.getNumOfBytes();
        for (int i = 0; i < rank; i++) {
            shape[i] = in.readLong();
            if (shape[i] < 1 || shape[i] > maxBytes / bytes) {
                throw new ProtocolException("it sent a tensor of %s and shape %s; the outputs of a batch may take %d MB"
                        .formatted(type, Arrays.toString(Arrays.copyOf(shape, i + 1)), maxBytes >> 20));
            }
            bytes *= shape[i];
        }
        return readNumbers(in, manager, new Shape(shape), type);
    }

    private static DataType type(String name) throws IOException {
        try {
            DataType type = DataType.valueOf(name);
            if (type.getNumOfBytes() > 0) {
                return type;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new ProtocolException("it sent a tensor of the unknown type " + name);
    }

    private static void writeNumbers(DataOutputStream out, NDArray tensor) throws IOException {
        long size = tensor.size();
        int step = CHUNK_BYTES / tensor.getDataType().getNumOfBytes();
        try (NDManager scope = tensor.getManager().newSubManager()) {
            NDArray flat = tensor.reshape(size);
            flat.attach(scope);
            for (long first = 0; first < size; first += step) {
                try (NDArray part = flat.get(new NDIndex().addSliceDim(first, Math.min(size, first + step)))) {
                    ByteBuffer numbers = part.toByteBuffer();
                    byte[] bytes = new byte[numbers.remaining()];
                    numbers.get(bytes);
                    out.write(bytes);
                }
            }
        }
    }

    private static NDArray readNumbers(DataInputStream in, NDManager manager, Shape shape, DataType type)
            throws IOException {
        byte[] bytes = new byte[(int) Math.min(CHUNK_BYTES, shape.size() * type.getNumOfBytes())];
        int step = bytes.length / type.getNumOfBytes();
        NDArray flat = NativeArrays.<IOException>create(manager, new Shape(shape.size()), type, array -> {
            for (long first = 0; first < shape.size(); first += step) {
                int length = (int) Math.min(step, shape.size() - first);
                in.readFully(bytes, 0, length * type.getNumOfBytes());
                try (NDArray part = array.get(new NDIndex().addSliceDim(first, first + length))) {
                    NativeArrays.buffer(part).put(bytes, 0, length * type.getNumOfBytes());
                }
            }
        });
        try (flat) {
            return flat.reshape(shape);
        }
    }

    /** Writes an answer about a failure. */
    static void writeFailure(DataOutputStream out, Exception failure) throws IOException {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        out.writeByte(FAILED);
        out.writeUTF(message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
    }
}
