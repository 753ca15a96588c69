package ventral.benchmarks.gateway;

/** Prints the figures, one line each as they are measured: subject, figure, target, and whether it was met. */
final class BenchReport {

    private static final String LINE = "%-58s %-34s %-16s %s%n";

    void heading(String what) {
        System.out.printf("%n" + LINE, what, "figure", "target", "");
    }

    void figure(String what, String figure) {
        System.out.printf(LINE, what, figure, "", "");
    }

    void figure(String what, String figure, String target, boolean met) {
        System.out.printf(LINE, what, figure, target, met ? "met" : "NOT MET");
    }

    /** Shows progress on the terminal only; the next line overwrites it. */
    void progress(String sentence) {
        if (System.console() != null) {
            System.err.printf("\r\033[K%s", sentence);
            System.err.flush();
        }
    }

    void progressEnd() {
        progress("");
    }
}
