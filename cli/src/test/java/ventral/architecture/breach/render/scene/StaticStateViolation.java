package ventral.architecture.breach.render.scene;

/** Pure code that keeps state between calls. */
public final class StaticStateViolation {

    public static int calls;
}
