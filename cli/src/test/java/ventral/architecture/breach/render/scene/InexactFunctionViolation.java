package ventral.architecture.breach.render.scene;

/** Code of the renderer whose result may differ between machines. */
public final class InexactFunctionViolation {

    public double height(double angle) {
        return Math.sin(angle);
    }
}
