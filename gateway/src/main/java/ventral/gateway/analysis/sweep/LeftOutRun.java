package ventral.gateway.analysis.sweep;

import ventral.contract.name.RunName;

/**
 * Identifies a run without a mean over a suite.
 *
 * @param reason what is missing
 */
public record LeftOutRun(RunName run, String reason) {}
