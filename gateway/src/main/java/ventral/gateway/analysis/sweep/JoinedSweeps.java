package ventral.gateway.analysis.sweep;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/** Joins sweeps whose runs differ only in objective, loss weights, dataset size and seed. */
final class JoinedSweeps {

    private static final String FIELD = "joined_sweeps";

    private JoinedSweeps() {}

    /**
     * Checks that the sweeps can be joined with the first.
     *
     * @throws InvalidFieldException if a sweep does not exist, is named twice, or was not trained like the first
     */
    static void check(SweepName first, SweepSpec spec, List<SweepName> others, Ledger ledger) {
        Set<SweepName> named = new HashSet<>(Set.of(first));
        for (int i = 0; i < others.size(); i++) {
            String field = "%s[%d]".formatted(FIELD, i);
            SweepName other = others.get(i);
            if (!named.add(other)) {
                throw new InvalidFieldException(field, "%s is named twice: leave one out".formatted(other));
            }
            SweepSpec otherSpec = ledger.find(LedgerTable.SWEEPS, other)
                    .map(Sweep::spec)
                    .orElseThrow(() -> new InvalidFieldException(
                            field,
                            "%s does not exist: name a sweep that './ventral sweeps list' shows".formatted(other)));
            check(field, new NamedSweepSpec(first, spec), new NamedSweepSpec(other, otherSpec));
        }
    }

    /**
     * Returns the scores without those of repeated runs: of runs with the same objective, dataset size and seed, the
     * first counts.
     */
    static List<Score> withoutRepeatedRuns(List<Score> scores) {
        record Coordinates(Objective objective, long imageCount, long seed) {}
        var runs = new HashMap<Coordinates, String>();
        List<Score> kept = new ArrayList<>();
        for (Score score : scores) {
            var spec = score.runSpec();
            String run = score.name().checkpoint().run().id();
            String first = runs.computeIfAbsent(
                    new Coordinates(spec.objective(), spec.imageCount(), spec.seed()), unknown -> run);
            if (first.equals(run)) {
                kept.add(score);
            }
        }
        return kept;
    }

    private record NamedSweepSpec(SweepName name, SweepSpec spec) {}

    private static void check(String field, NamedSweepSpec first, NamedSweepSpec other) {
        checkAlike(
                field,
                other.spec().stream().equals(first.spec().stream()),
                "%s learns from %s and %s from %s",
                other.name(),
                other.spec().stream(),
                first.name(),
                first.spec().stream());
        String length = SweepTraining.of(first.spec(), List.of()).length();
        String otherLength = SweepTraining.of(other.spec(), List.of()).length();
        checkAlike(
                field,
                otherLength.equals(length),
                "%s has %s at every dataset size and %s has %s",
                other.name(),
                otherLength,
                first.name(),
                length);
        String differences = differences(first.spec().recipe(), other.spec().recipe());
        checkAlike(
                field,
                differences.isEmpty(),
                "the recipes of %s and %s differ in %s",
                other.name(),
                first.name(),
                differences);
        boolean areCalibrated = first.spec().objectives().contains(Objective.CALIBRATED)
                && other.spec().objectives().contains(Objective.CALIBRATED);
        checkAlike(
                field,
                !areCalibrated
                        || first.spec().calibrationImageCount() == other.spec().calibrationImageCount(),
                "%s calibrates its control on %d images and %s on %d",
                other.name(),
                other.spec().calibrationImageCount(),
                first.name(),
                first.spec().calibrationImageCount());
    }

    private static void checkAlike(String field, boolean isAlike, String difference, Object... arguments) {
        if (!isAlike) {
            throw new InvalidFieldException(
                    field,
                    difference.formatted(arguments)
                            + ": join sweeps whose runs differ in objective, loss weights, dataset size and seed alone");
        }
    }

    /** Returns the fields in which the recipes differ, except the loss weights; empty if there are none. */
    private static String differences(Recipe recipe, Recipe other) {
        return Arrays.stream(Recipe.class.getRecordComponents())
                .filter(field -> !field.getName().equals("lossWeights"))
                .filter(field -> !Objects.equals(value(field, recipe), value(field, other)))
                .map(field -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }

    private static @Nullable Object value(RecordComponent field, Recipe recipe) {
        try {
            return field.getAccessor().invoke(recipe);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read %s of a recipe".formatted(field.getName()), e);
        }
    }
}
