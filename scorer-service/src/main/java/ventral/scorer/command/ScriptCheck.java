package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.djl.script.ScriptLimits;
import ventral.scorer.files.network.NetworkManifest;

/** Checks that a TorchScript file runs and has the outputs that its manifest names. */
final class ScriptCheck {

    private static final String SCRIPT = ".pt";
    private static final long FEATURE_MEMORY = 1L << 28;
    private static final StimulusSet BLANK = new StimulusSet(
            "blank",
            Preprocessing.USUAL_DEGREES,
            List.of(new Stimulus("blank", Map.of())),
            stimulus -> new StimulusImage(1, 1, new byte[3]));

    private ScriptCheck() {}

    /** Returns whether a file is TorchScript, judging by its name. */
    static boolean isScript(Path file) {
        return file.toString().endsWith(SCRIPT);
    }

    /**
     * Has a file process a blank image, and returns its layers.
     *
     * @param limits of its process; null to refuse TorchScript
     * @throws IOException if the file or its manifest cannot be read, TorchScript is refused, or the file fails
     */
    static List<String> run(Path file, @Nullable ScriptLimits limits) throws IOException {
        TorchScriptNetwork network = NetworkManifest.read(file, NetworkManifest.manifestPath(file));
        DjlCandidateLoader candidates = new DjlCandidateLoader(
                WeightsReaderFactory.weights(System.getenv()),
                Runtime.getRuntime().availableProcessors(),
                FEATURE_MEMORY,
                limits);
        try (Candidate candidate = candidates.load(network)) {
            candidate.lookAt(List.of(BLANK), CandidateProgressListener.NONE);
        }
        return network.layers();
    }
}
