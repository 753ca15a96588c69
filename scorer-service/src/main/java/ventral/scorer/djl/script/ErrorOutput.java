package ventral.scorer.djl.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads the error output of a process to its end, on a thread of its own, and keeps the last part. */
final class ErrorOutput {

    private static final int KEPT_BYTES = 4096;
    private static final long END_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final byte[] last = new byte[KEPT_BYTES];
    private final Thread reader;
    private long count;

    private ErrorOutput(InputStream errors) {
        this.reader = new Thread(() -> readToEnd(errors), "script-errors");
        reader.setDaemon(true);
    }

    static ErrorOutput of(InputStream errors) {
        ErrorOutput output = new ErrorOutput(errors);
        output.reader.start();
        return output;
    }

    private void readToEnd(InputStream errors) {
        byte[] chunk = new byte[KEPT_BYTES];
        try {
            for (int read = errors.read(chunk); read >= 0; read = errors.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException e) {
            // the process has been killed
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            last[(int) (count++ % KEPT_BYTES)] = chunk[i];
        }
    }

    /** Waits briefly until the process has written everything, and returns the last part of it. */
    String text() {
        try {
            reader.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kept();
    }

    private synchronized String kept() {
        int length = (int) Math.min(count, KEPT_BYTES);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = last[(int) ((count - length + i) % KEPT_BYTES)];
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
