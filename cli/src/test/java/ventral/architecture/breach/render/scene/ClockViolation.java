package ventral.architecture.breach.render.scene;

/** Pure code whose result depends on the time. */
public final class ClockViolation {

    public long now() {
        return System.nanoTime();
    }
}
