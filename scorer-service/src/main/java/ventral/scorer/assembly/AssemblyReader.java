package ventral.scorer.assembly;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads recordings of neuroids' responses. */
public interface AssemblyReader {

    /**
     * Reads one region's neuroids, averaged over the time bins of the window.
     *
     * @param window required if the file has more than one time bin
     * @throws IOException if the file is not a recording, or has no data of the region or the window
     */
    NeuralAssembly read(Path file, Region region, @Nullable TimeWindow window) throws IOException;
}
