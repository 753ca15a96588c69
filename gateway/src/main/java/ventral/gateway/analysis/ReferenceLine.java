package ventral.gateway.analysis;

import ventral.contract.name.ReferenceName;

/** The height of a reference network beside a curve. */
public record ReferenceLine(ReferenceName reference, String displayName, double value) {}
