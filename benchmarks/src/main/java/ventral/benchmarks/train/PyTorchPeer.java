package ventral.benchmarks.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.trainer.djl.Precision;

/**
 * PyTorch in Python, to which the trainer is compared.
 *
 * @param python the interpreter's command
 * @param version version of PyTorch
 */
record PyTorchPeer(String python, Path script, String version) {

    private static final String SCRIPT = "pytorch_train.py";
    static final String EAGER = "eager";
    private static final String CHANNELS_LAST = "channels-last";

    /**
     * Returns the variants of the peer's step, under the names that its script has for them.
     *
     * @param fastest precision that is faster on the device; variants in bfloat16 are left out if it is float32,
     *     because a step then takes many seconds
     */
    static List<String> variants(Precision fastest, boolean isCompiled) {
        List<String> variants = new ArrayList<>(List.of(EAGER, CHANNELS_LAST));
        if (fastest == Precision.BF16) {
            variants.addAll(List.of("bf16", fast(fastest)));
        }
        if (isCompiled) {
            variants.add(fast(fastest) + "-compiled");
        }
        return variants;
    }

    /** Returns the fastest variant of a precision that is not compiled. */
    static String fast(Precision precision) {
        return precision == Precision.BF16 ? "bf16-" + CHANNELS_LAST : CHANNELS_LAST;
    }

    /** Returns the interpreter: the given one, or {@code VENTRAL_PYTHON}'s, or {@code python3}. */
    static String interpreter(@Nullable String python) {
        return Optional.ofNullable(python)
                .or(() -> Optional.ofNullable(System.getenv("VENTRAL_PYTHON")))
                .orElse("python3");
    }

    /**
     * Finds PyTorch of an interpreter.
     *
     * @param folder folder of the peer's script
     * @throws IllegalStateException if the script is missing or the interpreter has no PyTorch
     */
    static PyTorchPeer find(String python, Path folder) throws InterruptedException {
        Path script = folder.resolve(SCRIPT);
        if (!Files.exists(script)) {
            throw new IllegalStateException("%s does not exist; name its folder with --peer-folder".formatted(script));
        }
        JsonNode answer = MeasurementProcess.peer(
                List.of(python, script.toString(), "check"), MeasurementProcess.PeerEnvironment.PLAIN);
        return new PyTorchPeer(python, script, answer.path("version").asText());
    }

    JsonNode run(
            String command,
            String variant,
            MeasurementProcess.PeerEnvironment surroundings,
            String device,
            TrainingWorkload workload,
            List<String> more)
            throws InterruptedException {
        List<String> whole = new ArrayList<>(List.of(python, script.toString(), command, "--variant", variant));
        whole.addAll(List.of("--device", device.equals("gpu") ? "cuda" : "cpu"));
        whole.addAll(more);
        whole.addAll(workload.peerOptions());
        return MeasurementProcess.peer(whole, surroundings);
    }
}
