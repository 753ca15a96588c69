package ventral.render;

import java.io.PrintStream;
import ventral.render.pack.Pack;

/** Says now and then how many models are read, on one line of a terminal. */
final class ProgressLine implements Pack.Progress {

    private final PrintStream out;

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public void read(int models, int all) {
        if (models == all || models % 50 == 0) {
            synchronized (out) {
                out.printf("\r%d of %d models read%s", models, all, models == all ? "\n" : "");
                out.flush();
            }
        }
    }
}
