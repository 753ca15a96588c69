package ventral.render.scene;

/** The one camera: square pictures, {@value #FIELD_OF_VIEW_DEGREES} degrees wide as TDW's. */
public final class Camera {

    public static final float FIELD_OF_VIEW_DEGREES = 60;
    public static final float TAN_HALF_VIEW = (float) Math.tan(Math.toRadians(FIELD_OF_VIEW_DEGREES / 2));
    public static final float COS_HALF_VIEW = (float) Math.cos(Math.toRadians(FIELD_OF_VIEW_DEGREES / 2));

    /** Metres. */
    public static final float NEAR = .05f;

    /** Metres. */
    public static final float FAR = 60;

    private Camera() {}
}
