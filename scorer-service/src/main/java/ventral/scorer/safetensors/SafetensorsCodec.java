package ventral.scorer.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import ventral.scorer.artifact.Tensor;

/**
 * Encodes and decodes the safetensors format: the length of the header as a little-endian 64-bit number, the header in
 * JSON (type, shape, and first and last byte of each tensor), then the numbers.
 */
final class SafetensorsCodec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Tensor.Type> TYPES = Map.of("F32", Tensor.Type.FLOAT32, "I64", Tensor.Type.INT64);

    /** Alignment of the first number, as in the format's reference writer. */
    private static final int ALIGNMENT = 8;

    private SafetensorsCodec() {}

    /**
     * Decodes every tensor by name.
     *
     * @throws IOException if the bytes are not an intact file
     */
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
            throw new IOException("the file is not in safetensors format: " + e.getMessage(), e);
        } catch (IllegalArgumentException | NegativeArraySizeException e) {
            throw new IOException("the safetensors file is damaged: " + e.getMessage(), e);
        }
    }

    /** Returns the header with its length, for tensors in the map's order. */
    static byte[] header(SortedMap<String, Tensor> tensors) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        long start = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ObjectNode description = header.putObject(entry.getKey());
            description.put("dtype", word(tensor.type()));
            ArrayNode shape = description.putArray("shape");
            LongStream.of(tensor.shape()).forEach(shape::add);
            long end = start + tensor.data().remaining();
            description.putArray("data_offsets").add(start).add(end);
            start = end;
        }
        StringBuilder json = new StringBuilder(JSON.writeValueAsString(header));
        while (json.toString().getBytes(StandardCharsets.UTF_8).length % ALIGNMENT != 0) {
            json.append(' ');
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }

    private static String word(Tensor.Type type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Tensor tensor(JsonNode entry, ByteBuffer numbers) {
        String word = entry.path("dtype").asText();
        Tensor.Type type = TYPES.get(word);
        if (type == null) {
            throw new IllegalArgumentException(
                    "tensors of type %s are not supported; save them as F32 or I64".formatted(word));
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
