package ventral.architecture.breach.one;

/** A name that says nothing. */
public final class ThingManager {}
