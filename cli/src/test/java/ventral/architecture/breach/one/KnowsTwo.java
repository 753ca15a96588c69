package ventral.architecture.breach.one;

import ventral.architecture.breach.two.KnowsOne;

/** Half of a cycle. */
public record KnowsTwo(KnowsOne one) {}
