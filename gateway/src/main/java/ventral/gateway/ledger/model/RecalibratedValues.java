package ventral.gateway.ledger.model;

/**
 * Holds the score of a checkpoint whose batch-norm statistics were re-estimated on held-out images. The ceiling is that
 * of the score that this belongs to.
 *
 * @param layer layer that was chosen with the new statistics
 * @param raw correlation before the ceiling is divided out
 * @param standardError standard error of {@code raw}, over cross-validation splits
 * @param ratioSquared (raw / ceiling)^2; meaningless if no ceiling is known
 * @param squaredOverCeiling raw^2 / ceiling; meaningless if no ceiling is known
 */
public record RecalibratedValues(
        String layer, double raw, double standardError, double ratioSquared, double squaredOverCeiling) {}
