package ventral.gateway.analysis.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ventral.gateway.testing.LedgerSamples.DISTANCE;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.analysis.ScalingCurve;
import ventral.gateway.analysis.ScalingCurves;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.testing.InMemoryLedger;
import ventral.gateway.testing.LedgerSamples;

final class JoinedSweepsTest {

    private static final SweepName W1 = new SweepName("w1");
    private static final SweepName W2 = new SweepName("w2");
    private static final Objective CATEGORY = Objective.of(LatentGroup.CATEGORY);
    private static final Objective BOTH = Objective.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY);

    private final InMemoryLedger ledger = new InMemoryLedger(new ChangeNotifier());

    @Test
    void runs_of_both_are_in_one_curve_and_the_first_of_two_alike_counts() {
        sweep(W1, spec(LedgerSamples.STREAM, 1, null, Recipe.DEFAULT));
        sweep(W2, spec(LedgerSamples.STREAM, 1, null, Recipe.DEFAULT));
        score(W1, DISTANCE, 640, .1);
        score(W2, DISTANCE, 640, .9);
        score(W2, DISTANCE, 1280, .2);
        score(W1, Objective.UNTRAINED, 0, .05);
        score(W2, Objective.UNTRAINED, 0, .05);
        ScalingCurve curve = ScalingCurves.of(results(W2)).get(0);
        assertThat(curve.name()).hasToString("sweeps/w1/scalingCurves/distance~b1");
        assertThat(curve.points()).extracting(ScalingPoint::mean).containsExactly(.1, .2);
        assertThat(curve.controls().get(0).seeds()).hasSize(1);
        assertThat(curve.training()).isEqualTo(new SweepTraining(0, 1, List.of(W2)));
        assertThat(ScalingCurves.of(results()).get(0).points()).hasSize(1);
    }

    @Test
    void loss_weights_may_differ_and_nothing_else_of_the_recipe() {
        sweep(W1, spec(LedgerSamples.STREAM, 1, null, Recipe.DEFAULT));
        sweep(W2, spec(LedgerSamples.STREAM, 1, null, recipe(.001, Map.of(LatentGroup.DISTANCE, .5), 0)));
        assertThat(results(W2).training().joined()).containsExactly(W2);
        sweep(W2, spec(LedgerSamples.STREAM, 1, null, recipe(.002, Map.of(), 640)));
        refused(
                "the recipes of sweeps/w2 and sweeps/w1 differ in learning_rate, held_out_image_count: join sweeps whose runs differ in objective, loss weights, dataset size and seed alone");
    }

    @Test
    void other_streams_and_other_lengths_of_training_are_refused() {
        sweep(W1, spec(LedgerSamples.STREAM, 1, null, Recipe.DEFAULT));
        sweep(W2, spec(new StreamName("s2"), 1, null, Recipe.DEFAULT));
        refused("sweeps/w2 learns from streams/s2 and sweeps/w1 from streams/s1: ");
        sweep(W2, spec(LedgerSamples.STREAM, 3, null, Recipe.DEFAULT));
        refused("sweeps/w2 has 3 passes at every dataset size and sweeps/w1 has 1 pass: ");
        sweep(W2, spec(LedgerSamples.STREAM, 1, new EqualUpdates(100, 64), Recipe.DEFAULT));
        refused("sweeps/w2 has 100 updates at every dataset size and sweeps/w1 has 1 pass: ");
    }

    @Test
    void sweeps_that_do_not_exist_or_are_named_twice_are_refused() {
        sweep(W1, spec(LedgerSamples.STREAM, 1, null, Recipe.DEFAULT));
        refused("sweeps/w2 does not exist");
        assertThatThrownBy(() -> results(W1)).hasMessage("sweeps/w1 is named twice: leave one out");
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> results(W2))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("joined_sweeps[0]"))
                .hasMessageStartingWith(reason);
    }

    private SweepResults results(SweepName... joined) {
        return SweepResults.in(ledger, W1, Arrays.asList(joined), Normalisation.RATIO_SQUARED);
    }

    private void sweep(SweepName name, SweepSpec spec) {
        ledger.put(Sweep.created(name, spec, LedgerSamples.NOON));
    }

    private void score(SweepName sweep, Objective objective, long imageCount, double value) {
        RunName name = new RunName("%s-%s-%d".formatted(sweep.id(), objective.id(), imageCount));
        var spec = LedgerSamples.runSpec(sweep, objective, imageCount, 0);
        var last = new CheckpointName(name, imageCount);
        ledger.put(List.of(Run.queued(name, spec, 0, LedgerSamples.NOON)));
        ledger.report(name, LedgerSamples.progress(RunState.SUCCEEDED, imageCount));
        ledger.write(LedgerSamples.checkpoint(last));
        ledger.write(LedgerSamples.score(last, spec, value));
    }

    private static SweepSpec spec(StreamName stream, int epochCount, @Nullable EqualUpdates updates, Recipe recipe) {
        return new SweepSpec(
                stream,
                List.of(DISTANCE, CATEGORY, BOTH, Objective.UNTRAINED),
                List.of(640L, 1280L),
                List.of(0L),
                List.of(0L),
                5120,
                epochCount,
                updates,
                2,
                1000,
                recipe,
                0);
    }

    private static Recipe recipe(double learningRate, Map<LatentGroup, Double> lossWeights, long heldOut) {
        Recipe all = Recipe.DEFAULT;
        return new Recipe(
                all.network(),
                all.head(),
                all.optimiser(),
                new LearningRate(learningRate, 0, all.learningRate().course()),
                all.clipNorm(),
                all.regressionLoss(),
                lossWeights,
                all.augmentations(),
                all.shuffleWindow(),
                heldOut,
                all.initialWeights(),
                false);
    }
}
