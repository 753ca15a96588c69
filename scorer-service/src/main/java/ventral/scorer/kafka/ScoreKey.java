package ventral.scorer.kafka;

import java.util.HexFormat;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.ReferenceScored;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.evaluation.ScoredModel;

/**
 * Identity of a written score.
 *
 * @param version version of the benchmark
 * @param sha256 digest of a reference model, which may be replaced; empty for a checkpoint
 */
record ScoreKey(String score, int version, String sha256) {

    static ScoreKey of(ScoredModel model, BenchmarkMetadata benchmark) {
        return new ScoreKey(
                ScoreEventEncoder.key(model, benchmark),
                benchmark.version(),
                model instanceof ReferenceModel reference ? reference.source().sha256() : "");
    }

    static ScoreKey of(CheckpointScored row) {
        // a score without a version is from the time when there was only version 1
        return new ScoreKey(row.getScore(), Math.max(1, row.getBenchmarkVersion()), "");
    }

    static ScoreKey of(ReferenceScored row) {
        return new ScoreKey(
                row.getScore(),
                row.getBenchmarkVersion(),
                HexFormat.of().formatHex(row.getSha256().toByteArray()));
    }
}
