package ventral.gateway.analysis.sweep;

import java.util.ArrayList;
import java.util.List;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.analysis.alignment.Normalisation;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;

/**
 * Holds the data that a sweep's curves and comparisons are computed from.
 *
 * @param training how long each run learns, and which sweeps are joined
 * @param finalScores one per run and benchmark: that of the run's last checkpoint
 * @param benchmarks all benchmarks; they determine which versions are current and which benchmarks form a suite
 * @param references all scores of reference networks
 * @param normalisation normalisation of every value that is computed from these
 */
public record SweepResults(
        SweepName sweep,
        SweepTraining training,
        List<Score> finalScores,
        List<Benchmark> benchmarks,
        List<ReferenceScore> references,
        Normalisation normalisation) {

    public SweepResults {
        finalScores = List.copyOf(finalScores);
        benchmarks = List.copyOf(benchmarks);
        references = List.copyOf(references);
    }

    /**
     * Reads the results of a sweep and of the sweeps that are joined with it.
     *
     * @throws ventral.contract.spec.InvalidFieldException if a sweep cannot be joined
     */
    public static SweepResults in(Ledger ledger, SweepName sweep, List<SweepName> joined, Normalisation normalisation) {
        SweepTraining training = ledger.find(LedgerTable.SWEEPS, sweep)
                .map(Sweep::spec)
                .map(spec -> training(ledger, sweep, spec, joined))
                .orElse(SweepTraining.ONE_PASS);
        List<Score> scores = new ArrayList<>(ledger.finalScores(sweep));
        training.joined().forEach(other -> scores.addAll(ledger.finalScores(other)));
        return new SweepResults(
                sweep,
                training,
                JoinedSweeps.withoutRepeatedRuns(scores),
                ledger.all(LedgerTable.BENCHMARKS),
                ledger.all(LedgerTable.REFERENCE_SCORES),
                normalisation);
    }

    private static SweepTraining training(Ledger ledger, SweepName sweep, SweepSpec spec, List<SweepName> joined) {
        JoinedSweeps.check(sweep, spec, joined, ledger);
        return SweepTraining.of(spec, joined);
    }
}
