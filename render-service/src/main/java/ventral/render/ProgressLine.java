package ventral.render;

import java.io.PrintStream;
import java.util.Optional;
import ventral.render.pack.Pack;

/** Prints how many models of a pack have been read. Thread-safe. */
final class ProgressLine implements Pack.Progress {

    private final PrintStream out;
    private Optional<CountLine> line = Optional.empty();

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void read(int models, int all) {
        CountLine counted = line.orElseGet(() -> CountLine.of(out, "models", all));
        line = models == all ? Optional.empty() : Optional.of(counted);
        counted.at(models);
    }
}
