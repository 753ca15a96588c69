package ventral.architecture.breach.one;

/** A class whose name does not say what it does. */
public final class ThingManager {}
