package ventral.scorer.djl.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/**
 * Reads standard input ahead, on a thread of its own, and ends this process when the input ends, also while a script
 * runs: the parent closed it, or has ended.
 */
final class ParentStream {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 1 << 16;

    private ParentStream() {}

    /** Starts the thread and returns what it reads. */
    static InputStream open(InputStream parent) throws IOException {
        PipedOutputStream pipe = new PipedOutputStream();
        PipedInputStream read = new PipedInputStream(pipe, BUFFER_BYTES);
        Thread reader = new Thread(() -> copyToEnd(parent, pipe), "parent-stream");
        reader.setDaemon(true);
        reader.start();
        return read;
    }

    private static void copyToEnd(InputStream parent, PipedOutputStream pipe) {
        try {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = parent.read(chunk); count >= 0; count = parent.read(chunk)) {
                pipe.write(chunk, 0, count);
                pipe.flush();
            }
        } catch (IOException e) {
            // as at the end of the input: the parent is not there any more
        }
        Runtime.getRuntime().halt(0);
    }
}
