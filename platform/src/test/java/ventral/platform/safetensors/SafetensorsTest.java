package ventral.platform.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.platform.tensor.Tensor;

class SafetensorsTest {

    private static final String HEADER = """
            {"__metadata__":{"format":"pt"},
             "fc.bias":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},
             "empty":{"dtype":"F32","shape":[0],"data_offsets":[8,8]},
             "steps":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""";

    @Test
    void tensors_that_lie_in_another_order_than_their_names_are_read() throws Exception {
        SortedMap<String, Tensor> tensors = read(HEADER, 16);
        assertThat(tensors).containsOnlyKeys("empty", "fc.bias", "steps");
        assertThat(tensors.get("steps").data().order(ByteOrder.LITTLE_ENDIAN).getLong(0))
                .isEqualTo(1_000_000_007L);
        assertThat(tensors.get("fc.bias").data().order(ByteOrder.LITTLE_ENDIAN).getFloat(4))
                .isEqualTo(-.5f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[8,16]; [8,24]; the file ends 8 bytes too early",
                "[8,16]; [12,16]; but byte 8 is next",
                "[8,16]; [8,12]; 4 bytes are not a FLOAT32 tensor of shape [2, 1]",
                "[8,16]; [8]; a tensor has no type, shape or data_offsets",
                "[2,1]; [3]; 8 bytes are not a FLOAT32 tensor of shape [3]",
                "\"F32\",\"shape\":[2; \"F8\",\"shape\":[2; tensors of type F8 are not supported; save them as F32 or I64",
                "{\"dtype\":\"I64\"; 3,\"x\":{\"dtype\":\"I64\"; not a valid safetensors file"
            })
    void a_header_that_does_not_fit_is_refused(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(HEADER.replace(right, wrong), 16))
                .isInstanceOf(MalformedSafetensorsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_shape_whose_size_overflows_is_refused() {
        String shape = "[4294967296,4294967296]";
        assertThatThrownBy(() -> read(HEADER.replace("[2,1]", shape), 16))
                .isInstanceOf(MalformedSafetensorsException.class)
                .hasMessageContaining("is too large");
    }

    @Test
    void bytes_too_many_or_too_few_are_refused() {
        assertThatThrownBy(() -> read(HEADER, 15)).isInstanceOf(MalformedSafetensorsException.class);
        assertThatThrownBy(() -> read(HEADER, 17)).hasMessageContaining("1 bytes belong to no tensor");
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(new byte[3])))
                .hasMessageContaining("the file ends 5 bytes too early");
        byte[] noise = "noise that is none".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(noise)))
                .hasMessageContaining("a header of");
    }

    private static SortedMap<String, Tensor> read(String header, int numberBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + json.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).putLong(1_000_000_007L).putFloat(3).putFloat(-.5f);
        int size = Long.BYTES + json.length + numberBytes;
        return Safetensors.read(new ByteArrayInputStream(bytes.array(), 0, size));
    }
}
