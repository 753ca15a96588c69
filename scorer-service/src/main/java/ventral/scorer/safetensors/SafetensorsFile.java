package ventral.scorer.safetensors;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import ventral.scorer.artifact.Tensor;

/** Reads and writes local safetensors files. */
public final class SafetensorsFile {

    private SafetensorsFile() {}

    /**
     * Reads every tensor by name.
     *
     * @throws IOException if the file is damaged, or holds other types than float32 and int64
     */
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        if (Files.size(file) > Integer.MAX_VALUE) {
            throw new IOException("%s has %d bytes; at most 2 GiB are read".formatted(file, Files.size(file)));
        }
        try {
            return SafetensorsCodec.tensors(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Writes tensors in the map's order. Equal tensors give equal bytes. */
    public static void write(Path file, SortedMap<String, Tensor> tensors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                WritableByteChannel channel = Channels.newChannel(out)) {
            out.write(SafetensorsCodec.header(tensors));
            for (Tensor tensor : tensors.values()) {
                channel.write(tensor.data().duplicate());
            }
        }
    }
}
