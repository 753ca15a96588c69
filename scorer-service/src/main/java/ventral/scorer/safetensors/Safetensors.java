package ventral.scorer.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ventral.scorer.benchmark.Tensor;

/**
 * The safetensors format: the length of a header as a little-endian 64-bit number, the header in JSON (of each tensor its
 * type, shape, and first and last byte), then the numbers.
 */
final class Safetensors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Tensor.Type> TYPES = Map.of("F32", Tensor.Type.FLOAT32, "I64", Tensor.Type.INT64);

    private Safetensors() {}

    /** @throws IOException if the bytes are no sound file */
    static SortedMap<String, Tensor> tensors(ByteBuffer file) throws IOException {
        try {
            ByteBuffer in = file.slice().order(ByteOrder.LITTLE_ENDIAN);
            int headerEnd = Math.toIntExact(Math.addExact(Long.BYTES, in.getLong(0)));
            byte[] header = new byte[headerEnd - Long.BYTES];
            in.get(Long.BYTES, header);
            ByteBuffer numbers = in.slice(headerEnd, in.limit() - headerEnd);
            SortedMap<String, Tensor> tensors = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : JSON.readTree(header).properties()) {
                if (!entry.getKey().equals("__metadata__")) {
                    tensors.put(entry.getKey(), tensor(entry.getValue(), numbers));
                }
            }
            return tensors;
        } catch (JsonProcessingException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("this is no safetensors file: " + e.getMessage(), e);
        } catch (IllegalArgumentException | NegativeArraySizeException e) {
            throw new IOException("this safetensors file is damaged: " + e.getMessage(), e);
        }
    }

    private static Tensor tensor(JsonNode entry, ByteBuffer numbers) {
        String word = entry.path("dtype").asText();
        Tensor.Type type = TYPES.get(word);
        if (type == null) {
            throw new IllegalArgumentException("tensors of type %s are not known".formatted(word));
        }
        JsonNode shape = entry.path("shape");
        int start = entry.at("/data_offsets/0").asInt(-1);
        int end = entry.at("/data_offsets/1").asInt(-1);
        return new Tensor(
                type,
                IntStream.range(0, shape.size())
                        .mapToLong(axis -> shape.get(axis).asLong())
                        .toArray(),
                numbers.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN));
    }
}
