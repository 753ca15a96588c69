package ventral.platform.safetensors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import ventral.fuzz.FuzzTarget;
import ventral.platform.tensor.Tensor;

/** Reads safetensors files. */
public final class SafetensorsTarget {

    private SafetensorsTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "safetensors",
                Set.of(MalformedSafetensorsException.class),
                SafetensorsTarget::seeds,
                input -> Safetensors.read(new ByteArrayInputStream(input)));
    }

    private static List<byte[]> seeds() {
        TreeMap<String, Tensor> tensors = new TreeMap<>();
        tensors.put("a", new Tensor(Tensor.Type.FLOAT32, new long[] {2, 3}, ByteBuffer.allocate(24)));
        tensors.put("b", new Tensor(Tensor.Type.INT64, new long[] {}, ByteBuffer.allocate(8)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Safetensors.write(tensors, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                file.toByteArray(),
                withHeader("{\"__metadata__\":{\"format\":\"pt\"}}"),
                withHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}}"));
    }

    private static byte[] withHeader(String json) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }
}
