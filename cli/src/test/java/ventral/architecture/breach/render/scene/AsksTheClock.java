package ventral.architecture.breach.render.scene;

/** Pure code whose result depends on the time. */
public final class AsksTheClock {

    public long now() {
        return System.nanoTime();
    }
}
