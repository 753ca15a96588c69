package ventral.scorer.files;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where files may lie.
 *
 * @param folder of the benchmarks, which relative paths start from
 * @param variables that paths may name, such as the environment's
 * @param brainioHome BrainIO's cache of what was fetched
 */
public record Places(Path folder, Map<String, String> variables, Path brainioHome) {

    public Places {
        variables = Map.copyOf(variables);
    }

    /** With BrainIO's cache where BrainIO itself looks for it: in {@code BRAINIO_HOME}, or the user's home. */
    public static Places of(Path folder, Map<String, String> variables) {
        String brainioHome = variables.getOrDefault("BRAINIO_HOME", "");
        return new Places(
                folder,
                variables,
                brainioHome.isBlank() ? Path.of(System.getProperty("user.home"), ".brainio") : Path.of(brainioHome));
    }

    /** With the cache somewhere else. */
    public Places withBrainioHome(Path other) {
        return new Places(folder, variables, other);
    }
}
