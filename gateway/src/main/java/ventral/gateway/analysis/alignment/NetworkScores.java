package ventral.gateway.analysis.alignment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.ReferenceScore.CurvePoint;
import ventral.gateway.ledger.model.Score;

/**
 * Holds the scores of one network that count.
 *
 * @param network the run or the reference network
 * @param measured benchmarks that the network has a score on, whether the score counts or not
 * @param values values that count, by benchmark
 */
public record NetworkScores<N>(N network, Set<BenchmarkName> measured, Map<BenchmarkName, AlignmentValue> values) {

    /** The facts about a run that a comparison needs. */
    public record TrainedRun(RunName name, Objective objective, long imageCount, long seed) {}

    /**
     * The facts about a reference network that a line needs.
     *
     * @param curvePoint the point of a network that belongs to a family; null for one that stands alone
     */
    public record ReferenceDescriptor(
            ReferenceName name,
            String displayName,
            @Nullable CurvePoint curvePoint) {}

    public NetworkScores {
        measured = Set.copyOf(measured);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Groups scores by run.
     *
     * @param scores one per run and benchmark
     */
    public static List<NetworkScores<TrainedRun>> ofRuns(List<Score> scores, ComparableValues present) {
        Map<String, NetworkScores<TrainedRun>> runs = new TreeMap<>();
        scores.stream()
                .collect(groupingBy(score -> score.name().checkpoint().run()))
                .forEach((run, ofRun) -> {
                    Map<BenchmarkName, AlignmentValue> values = new LinkedHashMap<>();
                    ofRun.forEach(score -> present.of(score.name().benchmark(), score.measurement())
                            .ifPresent(value -> values.put(score.name().benchmark(), value)));
                    var spec = ofRun.get(0).runSpec();
                    runs.put(
                            run.id(),
                            new NetworkScores<>(
                                    new TrainedRun(run, spec.objective(), spec.imageCount(), spec.seed()),
                                    ofRun.stream()
                                            .map(score -> score.name().benchmark())
                                            .collect(toSet()),
                                    values));
                });
        return new ArrayList<>(runs.values());
    }

    /**
     * Groups scores by reference network. Only scores of the network file that was scored last count; scores of another
     * file belong to another network.
     */
    public static List<NetworkScores<ReferenceDescriptor>> ofReferences(
            List<ReferenceScore> scores, ComparableValues present) {
        Map<String, NetworkScores<ReferenceDescriptor>> references = new TreeMap<>();
        scores.stream().collect(groupingBy(score -> score.name().reference())).forEach((reference, ofReference) -> {
            ReferenceScore last = Collections.max(ofReference, Comparator.comparing(ReferenceScore::createTime));
            Map<BenchmarkName, AlignmentValue> values = new LinkedHashMap<>();
            ofReference.stream()
                    .filter(score -> score.sha256().equals(last.sha256()))
                    .forEach(score -> present.of(score)
                            .ifPresent(value -> values.put(score.name().benchmark(), value)));
            references.put(
                    reference.id(),
                    new NetworkScores<>(
                            new ReferenceDescriptor(reference, last.displayName(), last.curvePoint()),
                            ofReference.stream()
                                    .map(score -> score.name().benchmark())
                                    .collect(toSet()),
                            values));
        });
        return new ArrayList<>(references.values());
    }
}
