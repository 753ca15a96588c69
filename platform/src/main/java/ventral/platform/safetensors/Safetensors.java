package ventral.platform.safetensors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.platform.tensor.Tensor;

/**
 * Reads and writes the safetensors format: a little-endian 64-bit length, a JSON header of that length, then the
 * numbers of every tensor. Files written here have header and numbers in the order of names, so that the same tensors
 * always give the same bytes.
 */
public final class Safetensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Limit of the format's reference reader. */
    private static final long LARGEST_HEADER = 100_000_000;

    private Safetensors() {}

    private record TensorInfo(String dtype, long[] shape, long[] data_offsets) {

        TensorInfo {
            if (dtype == null || shape == null || data_offsets == null || data_offsets.length != 2) {
                throw new IllegalArgumentException("a tensor has no type, shape or data_offsets");
            }
        }

        long start() {
            return data_offsets[0];
        }

        long end() {
            return data_offsets[1];
        }
    }

    /** Writes a file. */
    public static void write(SortedMap<String, Tensor> tensors, OutputStream out) throws IOException {
        Map<String, TensorInfo> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            Tensor tensor = named.getValue();
            long end = offset + tensor.data().remaining();
            header.put(named.getKey(), new TensorInfo(word(tensor.type()), tensor.shape(), new long[] {offset, end}));
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

    /**
     * Reads a file from its first byte to its last. The file may exceed the size limit of arrays; a tensor may not.
     *
     * @throws MalformedSafetensorsException if the file is damaged, or holds other types than float32 and int64
     */
    public static SortedMap<String, Tensor> read(InputStream file) throws IOException {
        return read(file, Long.MAX_VALUE);
    }

    /**
     * Reads a file from its first byte to its last, unless its header promises too much.
     *
     * @param maxBytes the most bytes that the file may have; more are refused before they are read into memory
     * @throws MalformedSafetensorsException if the file is too large or damaged, or holds other types than float32 and
     *     int64
     */
    static SortedMap<String, Tensor> read(InputStream file, long maxBytes) throws IOException {
        long length = ByteBuffer.wrap(bytes(file, Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length < 0 || length > LARGEST_HEADER) {
            throw new MalformedSafetensorsException(
                    "a header of %d bytes; the format allows %d".formatted(length, LARGEST_HEADER), null);
        }
        long maxNumberBytes = maxBytes - Long.BYTES - length;
        if (maxNumberBytes < 0) {
            throw new MalformedSafetensorsException(
                    "a header of %d bytes; the file must have at most %d bytes".formatted(length, maxBytes), null);
        }
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long position = 0;
        for (Map.Entry<String, TensorInfo> named : entries(bytes(file, length))) {
            TensorInfo entry = named.getValue();
            if (entry.start() != position || entry.end() < position) {
                throw new MalformedSafetensorsException(
                        "%s has bytes %d to %d, but byte %d is next"
                                .formatted(named.getKey(), entry.start(), entry.end(), position),
                        null);
            }
            if (entry.end() > maxNumberBytes) {
                throw new MalformedSafetensorsException(
                        "%s ends at byte %d; the file must have at most %d bytes of numbers"
                                .formatted(named.getKey(), entry.end(), maxNumberBytes),
                        null);
            }
            tensors.put(named.getKey(), tensor(entry, bytes(file, entry.end() - position)));
            position = entry.end();
        }
        long left = file.transferTo(OutputStream.nullOutputStream());
        if (left > 0) {
            throw new MalformedSafetensorsException("%d bytes belong to no tensor".formatted(left), null);
        }
        return tensors;
    }

    /** Returns the next bytes. Memory grows with what the file holds, not with what its header promises. */
    private static byte[] bytes(InputStream file, long count) throws IOException {
        if (count > LARGEST_ARRAY) {
            throw new MalformedSafetensorsException("a block of %d bytes is too large to read".formatted(count), null);
        }
        byte[] bytes = file.readNBytes((int) count);
        if (bytes.length < count) {
            throw new MalformedSafetensorsException(
                    "the file ends %d bytes too early".formatted(count - bytes.length), null);
        }
        return bytes;
    }

    /** Returns the entries in the order of the tensors in the file. */
    private static List<Map.Entry<String, TensorInfo>> entries(byte[] json) throws MalformedSafetensorsException {
        try {
            Map<String, Object> raw = JSON.readValue(json, new TypeReference<>() {});
            raw.remove(METADATA);
            Map<String, TensorInfo> entries = new TreeMap<>();
            raw.forEach((name, value) -> entries.put(name, JSON.convertValue(value, TensorInfo.class)));
            return entries.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, TensorInfo> named) ->
                                    named.getValue().start())
                            .thenComparing(named -> named.getValue().end()))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedSafetensorsException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Tensor tensor(TensorInfo entry, byte[] numbers) throws MalformedSafetensorsException {
        try {
            return new Tensor(
                    type(entry.dtype), entry.shape, ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IllegalArgumentException e) {
            throw new MalformedSafetensorsException(String.valueOf(e.getMessage()), e);
        }
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
                .orElseThrow(() -> new IllegalArgumentException(
                        "tensors of type %s are not supported; save them as F32 or I64".formatted(word)));
    }
}
