package ventral.gateway.analysis;

import java.util.List;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.Benchmark;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.ReferenceScore;
import ventral.gateway.ledger.Score;
import ventral.gateway.ledger.Table;

/**
 * What a sweep's curves and comparisons are made from.
 *
 * @param finalScores one of each run and benchmark: that of the run's last checkpoint
 * @param benchmarks all that there are, which say what is present and what belongs together
 * @param references all that there are
 * @param normalisation of every value that is made from them
 */
public record SweepResults(
        SweepName sweep,
        List<Score> finalScores,
        List<Benchmark> benchmarks,
        List<ReferenceScore> references,
        Normalisation normalisation) {

    public SweepResults {
        finalScores = List.copyOf(finalScores);
        benchmarks = List.copyOf(benchmarks);
        references = List.copyOf(references);
    }

    public static SweepResults in(Ledger ledger, SweepName sweep, Normalisation normalisation) {
        return new SweepResults(
                sweep,
                ledger.finalScores(sweep),
                ledger.all(Table.BENCHMARKS),
                ledger.all(Table.REFERENCE_SCORES),
                normalisation);
    }
}
