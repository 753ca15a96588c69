package ventral.gateway.ledger;

/**
 * Describes how a checkpoint scores with batch norm's statistics estimated anew on held-out images, under the ceiling of
 * the score that this belongs to.
 *
 * @param layer chosen anew
 * @param raw correlation before the ceiling is divided out
 * @param standardError of {@code raw}, over cross-validation splits
 * @param ratioSquared (raw / ceiling)^2; means nothing if no ceiling is known
 * @param squaredOverCeiling raw^2 / ceiling; means nothing if no ceiling is known
 */
public record Recalibrated(
        String layer, double raw, double standardError, double ratioSquared, double squaredOverCeiling) {}
