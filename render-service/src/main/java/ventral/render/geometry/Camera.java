package ventral.render.geometry;

/** The only camera: square images with the field of view of TDW, {@value #FIELD_OF_VIEW_DEGREES} degrees. */
public final class Camera {

    public static final float FIELD_OF_VIEW_DEGREES = 60;
    public static final float TAN_HALF_VIEW = (float) StrictMath.tan(Math.toRadians(FIELD_OF_VIEW_DEGREES / 2));
    public static final float COS_HALF_VIEW = (float) StrictMath.cos(Math.toRadians(FIELD_OF_VIEW_DEGREES / 2));

    /** Distance of the near plane in metres. */
    public static final float NEAR = .05f;

    /** Distance of the far plane in metres. */
    public static final float FAR = 60;

    private Camera() {}
}
