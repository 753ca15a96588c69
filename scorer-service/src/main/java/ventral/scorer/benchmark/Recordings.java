package ventral.scorer.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;

/** Reads recordings. */
public interface Recordings {

    /**
     * Reads one region's neuroids, as means over the time bins of the window.
     *
     * @param window needed if the file has more than one time bin
     * @throws IOException if the file is no recording, or holds nothing of the region or the window
     */
    NeuralAssembly read(Path file, Region region, Optional<TimeWindow> window) throws IOException;
}
