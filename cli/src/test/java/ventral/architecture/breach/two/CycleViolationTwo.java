package ventral.architecture.breach.two;

import ventral.architecture.breach.one.CycleViolationOne;

/** The other half of the package cycle. */
public record CycleViolationTwo(CycleViolationOne two) {}
