package ventral.cli.chaos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares disturbed sweeps with the undisturbed one. */
public final class RoundComparison {

    private final RoundResult reference;
    private final List<RoundResult> rounds;
    private final Map<String, String> expectedImageCounts;

    /**
     * Creates a comparison.
     *
     * @param expectedImageCounts what {@link RoundResult#seenImageCounts} must be by the sweep's spec
     */
    public RoundComparison(RoundResult reference, List<RoundResult> rounds, Map<String, String> expectedImageCounts) {
        this.reference = reference;
        this.rounds = List.copyOf(rounds);
        this.expectedImageCounts = Map.copyOf(expectedImageCounts);
    }

    public Verdict weights() {
        return verdict(
                "the weights of every checkpoint are those of the undisturbed run",
                reference.digests(),
                RoundResult::digests);
    }

    public Verdict images() {
        return verdict(
                "every run saw every image once in each epoch", expectedImageCounts, RoundResult::seenImageCounts);
    }

    /**
     * Compares the scores, of which the ledger holds one for each checkpoint and benchmark.
     *
     * @param records the values of every record of each score's key in the topic
     */
    public Verdict scores(Map<String, List<String>> records) {
        Verdict equal = verdict(
                "every checkpoint has one score for each benchmark, equal to the undisturbed one",
                reference.scores(),
                RoundResult::scores);
        List<String> violations = new ArrayList<>(equal.violations());
        long repeated = 0;
        for (Map.Entry<String, List<String>> score : records.entrySet()) {
            repeated += score.getValue().size() - 1;
            if (score.getValue().stream().distinct().count() > 1) {
                violations.add("%s was written with the values %s".formatted(score.getKey(), score.getValue()));
            }
        }
        return new Verdict(
                equal.promise(),
                "%s; %d of %d scores written again with the same value"
                        .formatted(equal.evidence(), repeated, records.size()),
                violations);
    }

    private Verdict verdict(
            String promise, Map<String, String> expected, Function<RoundResult, Map<String, String>> values) {
        List<String> violations = new ArrayList<>();
        if (expected.isEmpty()) {
            violations.add("the undisturbed run has nothing to compare with");
        }
        for (RoundResult round : rounds) {
            Map<String, String> actual = values.apply(round);
            for (String key : keys(expected, actual)) {
                if (!Objects.equals(expected.get(key), actual.get(key))) {
                    violations.add("%s %s: %s instead of %s"
                            .formatted(round.name(), key, orAbsent(actual.get(key)), orAbsent(expected.get(key))));
                }
            }
        }
        return new Verdict(promise, "%d sweeps with %d each".formatted(rounds.size(), expected.size()), violations);
    }

    private static NavigableSet<String> keys(Map<String, String> one, Map<String, String> other) {
        NavigableSet<String> keys = new TreeSet<>();
        Stream.of(one, other).map(Map::keySet).forEach(keys::addAll);
        return keys;
    }

    private static String orAbsent(@Nullable String value) {
        return value == null ? "nothing" : value;
    }
}
