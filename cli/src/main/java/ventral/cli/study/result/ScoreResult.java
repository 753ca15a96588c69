package ventral.cli.study.result;

import ventral.contract.name.ScoreName;

/** Holds the score of a checkpoint. */
public record ScoreResult(ScoreName name, Measurement measurement) {}
