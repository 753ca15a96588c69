package ventral.architecture.breach.two;

import ventral.architecture.breach.one.KnowsTwo;

/** The other half. */
public record KnowsOne(KnowsTwo two) {}
