package ventral.trainer.djl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a TorchScript archive of one module with code and no tensors, in the form that libtorch loads. */
final class TorchScriptArchive {

    private TorchScriptArchive() {}

    /**
     * Returns the archive's bytes.
     *
     * @param source source of a class {@code module}, in the form in which libtorch writes code
     */
    static InputStream of(String module, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "data.pkl", pickledModule(module));
            put(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            put(zip, "version", "4\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** Returns the pickle of an instance of the class, with the one attribute {@code training = True}. */
    private static byte[] pickledModule(String module) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 2}); // protocol 2
        out.writeBytes(("c__torch__\n" + module + "\n").getBytes(StandardCharsets.US_ASCII)); // the class
        out.writeBytes(new byte[] {')', (byte) 0x81}); // an instance of it
        out.writeBytes(new byte[] {'}', 'X', 8, 0, 0, 0}); // with a dictionary with the key
        out.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {(byte) 0x88, 's', 'b', '.'}); // true
        return out.toByteArray();
    }

    /** Adds an entry. libtorch maps files in place, so nothing is compressed. */
    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry("step/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        CRC32 checksum = new CRC32();
        checksum.update(data);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
