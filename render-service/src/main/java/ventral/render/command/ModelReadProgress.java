package ventral.render.command;

import java.io.PrintStream;
import java.util.Optional;
import ventral.render.pack.Pack;

/** Prints how many models of a pack have been read. Thread-safe. */
final class ModelReadProgress implements Pack.PackReadListener {

    private final PrintStream out;
    private Optional<ConsoleProgress> line = Optional.empty();

    ModelReadProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void read(int models, int all) {
        ConsoleProgress counted = line.orElseGet(() -> ConsoleProgress.of(out, "models", all));
        line = models == all ? Optional.empty() : Optional.of(counted);
        counted.update(models);
    }
}
