package ventral.architecture.breach.two;

import ventral.architecture.breach.one.KnowsTwo;

/** The other half of the package cycle. */
public record KnowsOne(KnowsTwo two) {}
