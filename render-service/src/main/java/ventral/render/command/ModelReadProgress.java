package ventral.render.command;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import ventral.render.pack.ModelPack;

/** Prints how many models of a pack have been read. Thread-safe. */
final class ModelReadProgress implements ModelPack.PackReadListener {

    private final PrintStream out;
    private @Nullable ConsoleProgress line;

    ModelReadProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void read(int models, int all) {
        ConsoleProgress counted = line == null ? ConsoleProgress.of(out, "models", all) : line;
        line = models == all ? null : counted;
        counted.update(models);
    }
}
