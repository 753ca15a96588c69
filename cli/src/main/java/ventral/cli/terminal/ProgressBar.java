package ventral.cli.terminal;

import java.util.Locale;

/**
 * Progress of one kind of work.
 *
 * @param label kind of work
 * @param total units in all; 0 while unknown or if there is no end
 * @param note further information, such as the throughput; may be empty
 */
public record ProgressBar(String label, long done, long total, String note) {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final int LABEL_WIDTH = 10;

    public ProgressBar {
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException("%s: invalid progress, %d of %d".formatted(label, done, total));
        }
        done = total == 0 ? done : Math.min(done, total);
    }

    /** Returns the fraction done, from 0 to 1; 0 if the total is unknown. */
    public double fraction() {
        return total == 0 ? 0 : (double) done / total;
    }

    /**
     * Formats a line such as {@code rendering  ██████▌       47 %   3,840 of 8,192   612 images/s}, cut to {@code
     * columns}.
     */
    public String line(int columns) {
        return line(columns, barWidth(columns));
    }

    /** Formats the line with a bar of a given width, so that the bars of several lines can be equally wide. */
    public String line(int columns, int barWidth) {
        String line = pad(label) + " " + bar(barWidth) + figures().stripTrailing();
        return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
    }

    /** Returns the characters left for the bar in a line of {@code columns}; between 8 and 40. */
    public int barWidth(int columns) {
        return Math.max(
                8, Math.min(40, columns - pad(label).length() - figures().length() - 2));
    }

    private String figures() {
        if (total == 0) {
            return String.format(Locale.ROOT, "  %,d  %s", done, note);
        }
        return String.format(Locale.ROOT, " %3d %%  %,d of %,d  %s", (int) (100 * fraction()), done, total, note);
    }

    /** Formats a sentence for a log, such as {@code rendering 3,840 of 8,192 (47 %) 612 images/s}. */
    public String sentence() {
        if (total == 0) {
            return String.format(Locale.ROOT, "%s %,d %s", label, done, note).stripTrailing();
        }
        return String.format(
                        Locale.ROOT, "%s %,d of %,d (%d %%) %s", label, done, total, (int) (100 * fraction()), note)
                .stripTrailing();
    }

    private String bar(int width) {
        int eighths = (int) (fraction() * width * 8);
        String full = "█".repeat(eighths / 8);
        String part = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return full + part + "·".repeat(width - full.length() - part.length());
    }

    private static String pad(String label) {
        return label + " ".repeat(Math.max(0, LABEL_WIDTH - label.length()));
    }
}
