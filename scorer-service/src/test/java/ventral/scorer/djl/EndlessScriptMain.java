package ventral.scorer.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.candidate.TorchScriptNetwork;
import ventral.scorer.djl.script.ScriptLimits;

/** Program that has a TorchScript file process an image, and says when it begins. */
final class EndlessScriptMain {

    private EndlessScriptMain() {}

    public static void main(String... arguments) throws IOException {
        TorchScriptNetwork network = new TorchScriptNetwork(
                Path.of(arguments[0]), "00", "endless", List.of("x"), List.of("x"), Preprocessing.plain(8, 8, 0, 1));
        StimulusSet set = new StimulusSet(
                "one",
                8,
                List.of(new Stimulus("stimulus", Map.of())),
                stimulus -> new StimulusImage(8, 8, new byte[8 * 8 * 3]));
        DjlCandidateLoader candidates =
                new DjlCandidateLoader((uri, sha256, sizeBytes) -> null, 1, 1 << 28, ScriptLimits.DEFAULT);
        try (Candidate candidate = candidates.load(network)) {
            System.out.println("loaded");
            candidate.lookAt(List.of(set), CandidateProgressListener.NONE);
        }
    }
}
