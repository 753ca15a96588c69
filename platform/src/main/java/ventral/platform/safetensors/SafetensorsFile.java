package ventral.platform.safetensors;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.platform.tensor.Tensor;

/** Reads and writes local safetensors files. */
public final class SafetensorsFile {

    private SafetensorsFile() {}

    /**
     * Reads every tensor by name.
     *
     * @throws IOException if the file is missing or damaged, or holds other types than float32 and int64; the message
     *     names the file
     */
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Safetensors.read(in);
        } catch (MalformedSafetensorsException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes tensors in the map's order. Equal tensors give equal bytes. */
    public static void write(Path file, SortedMap<String, Tensor> tensors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Safetensors.write(tensors, out);
        }
    }
}
