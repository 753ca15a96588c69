package ventral.architecture.breach.render.scene;

/** Pure code that remembers. */
public final class ChangesStaticState {

    public static int calls;
}
