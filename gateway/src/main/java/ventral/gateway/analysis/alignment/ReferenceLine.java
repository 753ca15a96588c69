package ventral.gateway.analysis.alignment;

import ventral.contract.name.ReferenceName;

/** The value of a reference network, drawn as a line beside a curve. */
public record ReferenceLine(ReferenceName reference, String displayName, double value) {}
