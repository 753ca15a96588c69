package ventral.trainer.files;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.trainer.run.Tensor;

/**
 * The safetensors format: a little-endian 64-bit length, a JSON header of that length, then every tensor's numbers. Here
 * header and numbers are in the order of names, so that the same tensors always give the same bytes.
 */
final class Safetensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    private record Entry(String dtype, long[] shape, long[] data_offsets) {}

    static void write(SortedMap<String, Tensor> tensors, OutputStream out) throws IOException {
        Map<String, Entry> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + tensor.data().remaining();
            header.put(named.getKey(), new Entry(word(tensor.type()), tensor.shape(), new long[] {offset, end}));
            offset = end;
        }
        byte[] json = JSON.writeValueAsBytes(header);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .array());
        out.write(padded);
        for (Tensor tensor : tensors.values()) {
            byte[] bytes = new byte[tensor.data().remaining()];
            tensor.data().duplicate().get(bytes);
            out.write(bytes);
        }
    }

    /** @throws IOException if the bytes are no such file */
    static SortedMap<String, Tensor> read(ByteBuffer file) throws IOException {
        ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long length = in.remaining() < Long.BYTES ? -1 : in.getLong();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("not a safetensors file: a header of %d bytes in %d".formatted(length, in.limit()));
        }
        byte[] json = new byte[(int) length];
        in.get(json);
        ByteBuffer data = in.slice();
        Map<String, Object> raw = JSON.readValue(json, new TypeReference<>() {});
        raw.remove(METADATA);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        try {
            raw.forEach((name, value) -> tensors.put(name, tensor(JSON.convertValue(value, Entry.class), data)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("not a sound safetensors file: " + e.getMessage(), e);
        }
        return tensors;
    }

    private static Tensor tensor(Entry entry, ByteBuffer data) {
        long start = entry.data_offsets[0];
        ByteBuffer numbers = data.slice((int) start, (int) (entry.data_offsets[1] - start));
        return new Tensor(type(entry.dtype), entry.shape, numbers);
    }

    private static String word(Tensor.Type type) {
        return switch (type) {
            case FLOAT32 -> "F32";
            case INT64 -> "I64";
        };
    }

    private static Tensor.Type type(String word) {
        return Arrays.stream(Tensor.Type.values())
                .filter(type -> word(type).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tensors of type %s are not read".formatted(word)));
    }
}
