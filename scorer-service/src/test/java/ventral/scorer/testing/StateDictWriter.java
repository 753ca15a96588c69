package ventral.scorer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ventral.platform.tensor.Tensor;

/** Writes state dicts in the format of {@code torch.save}, without the memo entries that save space. */
public final class StateDictWriter {

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    private StateDictWriter() {}

    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            StateDictWriter writer = new StateDictWriter();
            writer.opcode("\u0080\u0002ccollections\nOrderedDict\n)R(");
            int key = 0;
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                writer.tensor(tensor.getKey(), tensor.getValue(), key++);
            }
            writer.opcode("u.");
            entry(zip, "weights/data.pkl", ByteBuffer.wrap(writer.pickle.toByteArray()));
            entry(zip, "weights/byteorder", StandardCharsets.US_ASCII.encode("little"));
            key = 0;
            for (Tensor tensor : tensors.values()) {
                entry(zip, "weights/data/" + key++, tensor.data().duplicate());
            }
        }
    }

    /** Writes an archive with this pickle and one storage. */
    public static void write(Path file, byte[] pickle, byte[] storage) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "weights/data.pkl", ByteBuffer.wrap(pickle));
            entry(zip, "weights/data/0", ByteBuffer.wrap(storage));
        }
    }

    private void tensor(String name, Tensor tensor, int key) throws IOException {
        long count = 1;
        for (long length : tensor.shape()) {
            count *= length;
        }
        text(name);
        opcode("ctorch._utils\n_rebuild_tensor_v2\n((");
        text("storage");
        opcode(tensor.type() == Tensor.Type.FLOAT32 ? "ctorch\nFloatStorage\n" : "ctorch\nLongStorage\n");
        text(Integer.toString(key));
        text("cpu");
        integer(count);
        opcode("tQK\0(");
        for (long length : tensor.shape()) {
            integer(length);
        }
        opcode("t(");
        long stride = count;
        for (long length : tensor.shape()) {
            stride /= length;
            integer(stride);
        }
        opcode("t\u0089ccollections\nOrderedDict\n)RtR");
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        opcode("X");
        pickle.write(little(bytes.length));
        pickle.write(bytes);
    }

    private void integer(long value) throws IOException {
        opcode("J");
        pickle.write(little(Math.toIntExact(value)));
    }

    private void opcode(String bytes) throws IOException {
        pickle.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static void entry(ZipOutputStream zip, String name, ByteBuffer bytes) throws IOException {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        CRC32 crc = new CRC32();
        crc.update(all);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(all.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(all);
        zip.closeEntry();
    }
}
