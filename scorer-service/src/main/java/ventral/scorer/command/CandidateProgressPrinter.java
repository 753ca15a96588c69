package ventral.scorer.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import ventral.scorer.candidate.CandidateProgressListener;

/** Prints the progress of a candidate, at most one line every five seconds. */
final class CandidateProgressPrinter implements CandidateProgressListener {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final PrintStream out;
    private final InstantSource clock;
    private Instant last;
    private String setSubject = "";

    CandidateProgressPrinter(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.last = clock.instant();
    }

    /**
     * Sets the name that the next lines start with.
     *
     * @param name of a candidate or a benchmark
     */
    void setSubject(String name) {
        setSubject = name;
    }

    @Override
    public void onProgress(int done, int all, ProgressUnit what) {
        Instant now = clock.instant();
        if (last.plus(BETWEEN).compareTo(now) <= 0) {
            last = now;
            out.printf("%s: %d of %d %s%n", setSubject, done, all, what.name().toLowerCase(Locale.ROOT));
        }
    }
}
