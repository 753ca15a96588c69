package ventral.scorer.command;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ventral.scorer.http.DownloadListener;

/** Prints the progress of one download: on a terminal in a line that is redrawn, otherwise a line every few seconds. */
final class DownloadProgressPrinter implements DownloadListener {

    private static final double MEGABYTE = 1e6;
    private static final double SECOND_NANOS = 1e9;
    private static final double BETWEEN_LINES_SECONDS = 5;
    private static final double BETWEEN_REDRAWS_SECONDS = .2;

    private final PrintStream out;
    private final boolean isTerminal;
    private final String what;
    private final LongSupplier nanos;
    private final long startNanos;
    private long saidNanos;
    private long startCount = -1;
    private boolean isLineOpen;

    /**
     * Starts the clock of the download.
     *
     * @param nanos a clock in nanoseconds, such as {@link System#nanoTime}
     */
    DownloadProgressPrinter(PrintStream out, boolean isTerminal, String what, LongSupplier nanos) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.what = what;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
        this.saidNanos = startNanos;
    }

    @Override
    public void onMessage(String line) {
        if (isLineOpen) {
            out.print("\r\u001b[K");
            isLineOpen = false;
        }
        out.println(line);
        out.flush();
    }

    @Override
    public void onProgress(long byteCount, @Nullable Long total) {
        if (startCount < 0 || byteCount < startCount) {
            startCount = byteCount;
        }
        long now = nanos.getAsLong();
        double pause = isTerminal ? BETWEEN_REDRAWS_SECONDS : BETWEEN_LINES_SECONDS;
        if ((now - saidNanos) / SECOND_NANOS < pause) {
            return;
        }
        saidNanos = now;
        String line = line(byteCount, total, (byteCount - startCount) / ((now - startNanos) / SECOND_NANOS));
        if (isTerminal) {
            out.print("\r\u001b[K" + line);
            out.flush();
            isLineOpen = true;
        } else {
            onMessage(line);
        }
    }

    private String line(long byteCount, @Nullable Long total, double bytesPerSecond) {
        String pace = "%.1f MB/s".formatted(bytesPerSecond / MEGABYTE);
        if (total == null) {
            return "%s: %.1f MB, %s".formatted(what, byteCount / MEGABYTE, pace);
        }
        long all = total;
        String left = bytesPerSecond > 0 ? ", %s left".formatted(time((all - byteCount) / bytesPerSecond)) : "";
        return "%s: %d %%, %.1f of %.1f MB, %s%s"
                .formatted(what, 100 * byteCount / all, byteCount / MEGABYTE, all / MEGABYTE, pace, left);
    }

    private static String time(double seconds) {
        return seconds < 60 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(Math.ceil(seconds / 60));
    }
}
