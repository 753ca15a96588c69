package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.Recording;
import ventral.scorer.command.NetworkOptions.NamedCandidate;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.scorer.files.network.CheckpointCsv;

/** Declares the parameters and options that name the candidates of a command. */
@SuppressWarnings("NullAway.Init")
final class CandidateOptions {

    static final String PIXELS = "pixels";

    /** Prefix of the name of a benchmark whose neuroids are the candidate. */
    static final String RECORDING = "recording:";

    @Parameters(
            paramLabel = "CANDIDATE",
            arity = "1..*",
            description =
                    "A TorchScript file with its manifest beside it (.pt; with --allow-torchscript), weights of a ResNet-18 or ResNet-50"
                            + " (.safetensors, .pth), a table of checkpoints (.csv), the word 'pixels', or"
                            + " 'recording:BENCHMARK', the neuroids of a benchmark whose recording is installed.")
    List<Path> files;

    @Mixin
    NetworkOptions network;

    /** Opens a candidate when it is needed. */
    interface CandidateSupplier {
        Candidate open() throws IOException;
    }

    /** Returns the candidates by name, in the order of the command line. */
    Map<String, CandidateSupplier> openings(DjlCandidateLoader candidates, BenchmarkOptions benchmarks)
            throws IOException {
        Map<String, CandidateSupplier> openings = new LinkedHashMap<>();
        for (Path file : files) {
            for (NamedCandidate named : named(file, candidates, benchmarks)) {
                if (openings.put(named.name(), named.opening()) != null) {
                    throw new IllegalArgumentException(
                            "candidate %s is named twice; name it once".formatted(named.name()));
                }
            }
        }
        return openings;
    }

    private List<NamedCandidate> named(Path file, DjlCandidateLoader candidates, BenchmarkOptions benchmarks)
            throws IOException {
        if (file.toString().equals(PIXELS)) {
            return List.of(new NamedCandidate(PIXELS, candidates::pixels));
        }
        if (file.toString().startsWith(RECORDING)) {
            Recording recording = benchmarks.recording(file.toString().substring(RECORDING.length()));
            return List.of(new NamedCandidate(file.toString(), recording::candidate));
        }
        if (file.toString().endsWith(".csv")) {
            return CheckpointCsv.read(file).entrySet().stream()
                    .map(checkpoint ->
                            new NamedCandidate(checkpoint.getKey(), () -> candidates.load(checkpoint.getValue())))
                    .toList();
        }
        return List.of(network.candidate(candidates, file, null));
    }
}
