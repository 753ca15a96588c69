package ventral.scorer.command;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.similarity.Cka;

@Command(
        name = "cka",
        description = {
            "Compares candidates by linear CKA (Kornblith et al. 2019; unbiased estimate of Song et al. 2012) between"
                    + " one layer of each, on the stimuli of a benchmark. Prints a matrix as CSV.",
            ""
        },
        footer = {"", "Example: ./ventral analyse cka first.pt second.pt"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class CkaCommand implements Callable<Integer> {

    @Mixin
    CandidateOptions candidates;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            description = "Layer to compare (default: the second to last layer of each candidate).")
    @Nullable String layer;

    @Option(names = "--biased", description = "Use the biased estimate, which is never negative.")
    boolean isBiased;

    @Mixin
    BenchmarkOptions benchmarks;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            return compare();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int compare() throws IOException {
        Map<String, CandidateOptions.CandidateSupplier> openings =
                candidates.openings(candidates.network.candidates(), benchmarks);
        StimulusSet set = benchmarks.ready().get(0).stimuli();
        List<String> names = new ArrayList<>();
        List<GramMatrix> products = new ArrayList<>();
        CandidateProgressPrinter progress = new CandidateProgressPrinter(System.err, InstantSource.system());
        for (Map.Entry<String, CandidateOptions.CandidateSupplier> opening : openings.entrySet()) {
            System.err.printf(
                    "%d of %d: %s processes %d stimuli of %s%n",
                    names.size() + 1,
                    openings.size(),
                    opening.getKey(),
                    set.stimuli().size(),
                    set.identifier());
            progress.setSubject(opening.getKey());
            try (Candidate candidate = opening.getValue().open()) {
                LayerFeatures chosen = chosen(candidate.lookAt(List.of(set), progress));
                names.add(opening.getKey() + ":" + chosen.layer());
                products.add(chosen.products().copy());
            }
        }
        System.out.println("candidate," + String.join(",", names));
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            for (GramMatrix other : products) {
                double value = isBiased ? Cka.biased(products.get(i), other) : Cka.unbiased(products.get(i), other);
                row.add("%.4f".formatted(value));
            }
            System.out.println(String.join(",", row));
        }
        return 0;
    }

    private LayerFeatures chosen(List<LayerFeatures> layers) {
        if (layer == null) {
            return layers.get(Math.max(0, layers.size() - 2));
        }
        return layers.stream()
                .filter(features -> features.layer().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--layer: there is no layer %s, only %s"
                        .formatted(
                                layer, layers.stream().map(LayerFeatures::layer).toList())));
    }
}
