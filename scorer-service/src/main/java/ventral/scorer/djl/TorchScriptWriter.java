package ventral.scorer.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a module without parameters in libtorch's TorchScript format, a zip file of code and pickles. */
public final class TorchScriptWriter {

    /** Part of a module's pickle after the name of its class: an object whose training attribute is false. */
    private static final String OBJECT = "\n)\u0081}X\b\0\0\0training\u0089sb.";

    private static final String EMPTY_TUPLE = "\u0080\2).";

    private TorchScriptWriter() {}

    /**
     * Returns the bytes of a file with one module.
     *
     * @param source of the class, in the form in which libtorch writes code
     */
    public static byte[] of(String name, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "data.pkl", "\u0080\2c__torch__\n" + name + OBJECT);
            add(zip, "byteorder", "little");
            add(zip, "code/__torch__.py", source);
            add(zip, "constants.pkl", EMPTY_TUPLE);
            add(zip, "version", "4\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Stores an entry uncompressed, because libtorch maps files in place. */
    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] data = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(data);
        ZipEntry entry = new ZipEntry("module/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
