package ventral.architecture.breach.render.scene;

/** Pure code whose answer changes with the hour. */
public final class AsksTheClock {

    public long now() {
        return System.nanoTime();
    }
}
