package ventral.architecture.breach.one;

import ventral.architecture.breach.two.CycleViolationTwo;

/** One half of a package cycle. */
public record CycleViolationOne(CycleViolationTwo one) {}
