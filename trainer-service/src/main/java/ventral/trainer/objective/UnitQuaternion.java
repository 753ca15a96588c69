package ventral.trainer.objective;

import ventral.contract.latent.Symmetry;

/**
 * A rotation as a unit quaternion.
 *
 * @param w cosine of half the angle
 * @param x first component of the axis, times the sine of half the angle
 */
record UnitQuaternion(double w, double x, double y, double z) {

    /** Returns the rotation by roll about z first, then by pitch about x, then by yaw about y, as in Unity; radians. */
    static UnitQuaternion of(double pitch, double yaw, double roll) {
        UnitQuaternion aboutX = new UnitQuaternion(Math.cos(pitch / 2), Math.sin(pitch / 2), 0, 0);
        UnitQuaternion aboutY = new UnitQuaternion(Math.cos(yaw / 2), 0, Math.sin(yaw / 2), 0);
        UnitQuaternion aboutZ = new UnitQuaternion(Math.cos(roll / 2), 0, 0, Math.sin(roll / 2));
        return aboutY.after(aboutX.after(aboutZ));
    }

    private UnitQuaternion after(UnitQuaternion first) {
        return new UnitQuaternion(
                w * first.w - x * first.x - y * first.y - z * first.z,
                w * first.x + x * first.w + y * first.z - z * first.y,
                w * first.y - x * first.z + y * first.w + z * first.x,
                w * first.z + x * first.y - y * first.x + z * first.w);
    }

    /** Returns the rotation from this one to the other, in the object's frame. */
    private UnitQuaternion to(UnitQuaternion other) {
        return new UnitQuaternion(w, -x, -y, -z).after(other);
    }

    /** Returns the angle between this rotation and the other, radians, 0 to pi: the geodesic distance on SO(3). */
    double distanceTo(UnitQuaternion other) {
        return angle(to(other).w);
    }

    /**
     * Returns the least distance to any rotation that looks like the other one, for an object of the given symmetry.
     */
    double distanceTo(UnitQuaternion other, Symmetry symmetry) {
        UnitQuaternion lacking = to(other);
        double along = lacking.x * symmetry.x() + lacking.y * symmetry.y() + lacking.z * symmetry.z();
        if (symmetry.order() == Symmetry.ANY_TURN) {
            return angle(Math.hypot(lacking.w, along));
        }
        double closest = 0;
        for (int turn = 0; turn < symmetry.order(); turn++) {
            double half = Math.PI * turn / symmetry.order();
            closest = Math.max(closest, Math.abs(lacking.w * Math.cos(half) - along * Math.sin(half)));
        }
        return angle(closest);
    }

    private static double angle(double cosineOfHalf) {
        return 2 * Math.acos(Math.min(1, Math.abs(cosineOfHalf)));
    }
}
