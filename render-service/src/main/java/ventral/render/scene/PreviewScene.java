package ventral.render.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.render.geometry.Camera;
import ventral.render.geometry.Pose;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.ObjectModel;
import ventral.render.surroundings.Background;
import ventral.render.surroundings.Light;

/** Preview scene of a model: fully visible, its front turned slightly aside, seen from above, before a plain wall. */
public final class PreviewScene {

    private static final float YAW = (float) Math.toRadians(30);
    private static final float PITCH = (float) Math.toRadians(20);
    private static final float RADIUS = .5f;

    /** Distance at which the bounding sphere just fits into the image, plus a small margin. */
    private static final float DISTANCE = 1.04f * RADIUS / (Camera.COS_HALF_VIEW * Camera.TAN_HALF_VIEW);

    private static final float WALL = 6;
    private static final float SUN = 2.2f;
    private static final float AMBIENT = .35f;

    private PreviewScene() {}

    public static Scene of(ObjectModel model) {
        Quaternionf orientation = new Quaternionf().rotateX(-PITCH).rotateY(YAW);
        return new Scene(
                model,
                model.mesh().materials(),
                new Pose(new Vector3f(0, 0, DISTANCE), orientation, RADIUS),
                wall(),
                light(),
                new Quaternionf(),
                1);
    }

    private static Background wall() {
        Colour light = new Colour(.42f, .46f, .54f);
        Material plain = new Material(light, light, 0, 1, 1, 0);
        return new Background.RoomBackground(new Vector3f(-WALL), new Vector3f(WALL), Collections.nCopies(6, plain));
    }

    private static Light light() {
        List<Colour> ambient = new ArrayList<>(Collections.nCopies(9, new Colour(0, 0, 0)));
        float constant = AMBIENT / .282095f; // divided by the constant of the first spherical harmonic
        ambient.set(0, new Colour(constant, constant, constant));
        return new Light(new Vector3f(-.4f, .7f, .6f).normalize(), new Colour(SUN, SUN, SUN), ambient);
    }
}
