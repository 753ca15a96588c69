package ventral.architecture.breach.one;

import ventral.architecture.breach.two.KnowsOne;

/** One half of a package cycle. */
public record KnowsTwo(KnowsOne one) {}
