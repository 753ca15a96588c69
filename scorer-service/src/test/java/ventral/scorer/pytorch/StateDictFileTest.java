package ventral.scorer.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.platform.tensor.Tensor;
import ventral.scorer.testing.StateDictWriter;

/**
 * Reads files that {@code torch.save} of PyTorch 2.13.0 wrote. {@code small.pth} holds an {@code OrderedDict} with
 * {@code _metadata} and these tensors:
 *
 * <pre>
 * weight               torch.arange(6, dtype=torch.float32).reshape(2, 3)
 * channels_last        torch.arange(24, dtype=torch.float32).reshape(1, 2, 3, 4).to(memory_format=torch.channels_last)
 * view                 torch.arange(10, dtype=torch.float32)[2:8:2]
 * num_batches_tracked  torch.tensor(7)
 * scalar               torch.tensor(2.5)
 * </pre>
 *
 * {@code legacy.pth} holds the same with {@code _use_new_zipfile_serialization=False}, {@code nested.pth} the same under
 * the key {@code state_dict}, {@code bf16.pth} a tensor of bfloat16, and {@code param.pth} an {@code nn.Parameter}.
 */
class StateDictFileTest {

    private static final byte[] STORAGE = new byte[24];

    @TempDir
    Path folder;

    @Test
    void a_state_dict_of_pytorch_is_read_in_row_major_order_whatever_its_strides() throws IOException {
        SortedMap<String, Tensor> tensors = StateDictFile.read(resource("small.pth"));
        assertThat(tensors).containsOnlyKeys("weight", "channels_last", "view", "num_batches_tracked", "scalar");
        assertThat(tensors.get("weight").shape()).containsExactly(2, 3);
        assertThat(floats(tensors.get("weight"))).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(tensors.get("channels_last").shape()).containsExactly(1, 2, 3, 4);
        float[] ascending = new float[24];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = i;
        }
        assertThat(floats(tensors.get("channels_last"))).containsExactly(ascending);
        assertThat(floats(tensors.get("view"))).containsExactly(2, 4, 6);
        assertThat(tensors.get("scalar").shape()).isEmpty();
        assertThat(floats(tensors.get("scalar"))).containsExactly(2.5f);
        assertThat(tensors.get("num_batches_tracked").type()).isEqualTo(Tensor.Type.INT64);
        assertThat(tensors.get("num_batches_tracked").data().getLong(0)).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "legacy.pth | in the format that PyTorch wrote before version 1.6 | weights_only=True",
                "nested.pth | its entry 'epoch' is not a tensor | Save only model.state_dict()",
                "bf16.pth   | tensor h is torch.bfloat16 | Save model.float().state_dict()",
                "param.pth  | torch._utils._rebuild_parameter | Save model.state_dict()"
            })
    void another_file_is_refused_with_what_helps(String file, String reason, String remedy) {
        assertThatIOException()
                .isThrownBy(() -> StateDictFile.read(resource(file)))
                .withMessageContaining(file)
                .withMessageContaining(reason)
                .withMessageContaining(remedy);
    }

    @Test
    void a_file_that_is_cut_short_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(resource("small.pth"));
        Path cut = folder.resolve("cut.pth");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatIOException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> StateDictFile.read(cut))
                    .withMessageContaining("cut.pth");
        }
    }

    @Test
    void a_byte_that_was_changed_is_refused_or_changes_nothing() throws IOException {
        byte[] whole = Files.readAllBytes(resource("small.pth"));
        Map<String, String> expected = contents(StateDictFile.read(resource("small.pth")));
        Path changed = folder.resolve("changed.pth");
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] bytes = whole.clone();
            bytes[i] ^= (byte) 0xff;
            Files.write(changed, bytes);
            try {
                assertThat(contents(StateDictFile.read(changed)))
                        .as("byte %d", i)
                        .isEqualTo(expected);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 4);
    }

    @Test
    void a_pickle_with_any_byte_changed_is_read_or_refused_and_nothing_else() throws IOException {
        byte[] pickle;
        try (ZipFile zip = new ZipFile(resource("small.pth").toFile());
                InputStream in = zip.getInputStream(zip.getEntry("small/data.pkl"))) {
            pickle = in.readAllBytes();
        }
        int refused = 0;
        for (int i = 0; i < pickle.length; i++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = pickle.clone();
                changed[i] = (byte) value;
                try {
                    Unpickler.read(ByteBuffer.wrap(changed), new StateDictRuntime());
                } catch (MalformedPickleException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(pickle.length * 128);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\\x80\\x02cos\\nsystem\\n(X\\x02\\0\\0\\0idtR. | names os.system",
                "\\x80\\x02cbuiltins\\neval\\n. | names builtins.eval",
                "\\x80\\x02ctorch\\nload\\n. | names torch.load",
                "\\x80\\x02(ios\\nsystem\\n. | opcode INST",
                "\\x80\\x02\\x93. | opcode STACK_GLOBAL",
                "\\x80\\x02}}\\x81. | opcode NEWOBJ",
                "\\x80\\x02\\xff. | no pickle opcode 0xff",
                "\\x80\\x04}. | not of protocol 2",
                "\\x80\\x02X\\xff\\xff\\xff\\xffa. | a text of 4294967295 bytes does not fit",
                "\\x80\\x02\\x8a\\x09aaaaaaaaa. | an integer has 9 bytes",
                "\\x80\\x02}K\\x01K\\x02s. | a key that is not a string",
                "\\x80\\x02h\\x05. | takes value 5 from its memo",
                "\\x80\\x02}}. | goes on after its value",
                "\\x80\\x02ccollections\\nOrderedDict\\nK\\x01\\x85R. | calls collections.OrderedDict with 1 arguments",
                "\\x80\\x02]. | does not hold a state dict"
            })
    void a_pickle_of_anything_else_is_refused_by_name(String pickle, String message) throws IOException {
        Path file = folder.resolve("evil.pth");
        StateDictWriter.write(file, bytes(pickle), STORAGE);
        assertThatThrownBy(() -> StateDictFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evil.pth")
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "shape {2} stride {3} offset {1} of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "K\\x06 | K\\0 | K\\x07\\x85 | K\\x01\\x85 | does not lie in storage 0",
                "K\\x06 | K\\x03 | K\\x04\\x85 | K\\x01\\x85 | does not lie in storage 0",
                "K\\x06 | K\\0 | K\\x02\\x85 | K\\x06\\x85 | does not lie in storage 0",
                "K\\x06 | K\\0 | K\\x07\\x85 | K\\0\\x85 | does not lie in storage 0",
                "K\\x06 | K\\0 | J\\xff\\xff\\xff\\x7fJ\\xff\\xff\\xff\\x7f\\x86 | K\\0K\\0\\x86 | does not lie in"
                        + " storage 0",
                "K\\x06 | J\\xff\\xff\\xff\\xff | K\\x02\\x85 | K\\x01\\x85 | does not lie in storage 0",
                "K\\x06 | K\\x05 | K\\x02\\x85 | J\\xff\\xff\\xff\\xff\\x85 | does not lie in storage 0",
                "K\\x06 | K\\0 | K\\x02\\x85 | ) | 1 axes has 0 strides",
                "K\\x05 | K\\0 | K\\x05\\x85 | K\\x01\\x85 | storage 0 has 24 bytes, not those of 5 numbers",
                "\\x8a\\x06\\0\\0\\0\\0\\0\\x01 | K\\0 | K\\x05\\x85 | K\\x01\\x85 | at most 2 GiB"
            })
    void a_tensor_that_does_not_lie_in_its_storage_is_refused(
            String count, String offset, String shape, String stride, String message) throws IOException {
        String pickle = "\\x80\\x02}X\\x01\\0\\0\\0wctorch._utils\\n_rebuild_tensor_v2\\n((X\\x07\\0\\0\\0storage"
                + "ctorch\\nFloatStorage\\nX\\x01\\0\\0\\x000X\\x03\\0\\0\\0cpu" + count + "tQ" + offset + shape
                + stride
                + "\\x89ccollections\\nOrderedDict\\n)RtRs.";
        Path file = folder.resolve("place.pth");
        StateDictWriter.write(file, bytes(pickle), STORAGE);
        assertThatThrownBy(() -> StateDictFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, String> contents(SortedMap<String, Tensor> tensors) {
        Map<String, String> contents = new TreeMap<>();
        tensors.forEach((name, tensor) -> contents.put(
                name,
                tensor.type()
                        + Arrays.toString(tensor.shape())
                        + Arrays.toString(tensor.data().array())));
        return contents;
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[tensor.data().remaining() / Float.BYTES];
        tensor.data().duplicate().order(tensor.data().order()).asFloatBuffer().get(floats);
        return floats;
    }

    /** Returns the bytes of a text in which {@code \n}, {@code \0} and {@code \xhh} denote bytes. */
    private static byte[] bytes(String escaped) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) != '\\') {
                bytes.append(escaped.charAt(i));
            } else if (escaped.charAt(++i) == 'n') {
                bytes.append('\n');
            } else if (escaped.charAt(i) == '0') {
                bytes.append('\0');
            } else {
                bytes.append((char) Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/ventral/scorer/pytorch", name);
    }
}
