package ventral.scorer.files.benchmark;

import java.nio.file.Path;
import java.util.Map;

/**
 * Folders and variables that locate the files of benchmarks.
 *
 * @param folder of the benchmarks, where relative paths start
 * @param variables that paths may refer to, such as the environment's
 * @param brainioHome BrainIO's cache of downloaded files
 */
public record BenchmarkPaths(Path folder, Map<String, String> variables, Path brainioHome) {

    public BenchmarkPaths {
        variables = Map.copyOf(variables);
    }

    /** Creates paths with BrainIO's own default cache: {@code BRAINIO_HOME}, or {@code .brainio} in the user's home. */
    public static BenchmarkPaths of(Path folder, Map<String, String> variables) {
        String brainioHome = variables.getOrDefault("BRAINIO_HOME", "");
        return new BenchmarkPaths(
                folder,
                variables,
                brainioHome.isBlank() ? Path.of(System.getProperty("user.home"), ".brainio") : Path.of(brainioHome));
    }

    /** Returns the same paths with another cache. */
    public BenchmarkPaths withBrainioHome(Path other) {
        return new BenchmarkPaths(folder, variables, other);
    }
}
