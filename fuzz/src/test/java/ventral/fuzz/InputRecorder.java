package ventral.fuzz;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Records the input that is being decoded in a file that is mapped into memory. If native code ends the process, the
 * file holds the input that did it.
 */
final class InputRecorder {

    private static final int MAX_BYTES = 4 << 20;

    private final MappedByteBuffer record;

    private InputRecorder(MappedByteBuffer record) {
        this.record = record;
    }

    static InputRecorder open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new InputRecorder(channel.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES + MAX_BYTES));
        }
    }

    void record(byte[] input) {
        int length = Math.min(input.length, MAX_BYTES);
        record.putInt(0, length);
        record.put(Integer.BYTES, input, 0, length);
    }

    /** Returns the input that was recorded last. */
    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return Arrays.copyOfRange(bytes, Integer.BYTES, Integer.BYTES + length);
    }
}
