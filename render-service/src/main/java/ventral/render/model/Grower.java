package ventral.render.model;

import java.util.EnumMap;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import ventral.render.scene.Draws;
import ventral.render.scene.Mesh;

/**
 * Grows one mesh from simple shapes. Right-handed: x right, y up, the front faces +z. Every finish is drawn once an
 * object, so that all its wood is the same wood.
 */
final class Grower {

    private static final int SIDES = 20;

    private final Draws draws;
    private final MeshBuilder mesh;
    private final Map<Finish, Integer> materials;
    private final Matrix4f place;

    Grower(Draws draws) {
        this(draws, new MeshBuilder(), new EnumMap<>(Finish.class), new Matrix4f());
    }

    private Grower(Draws draws, MeshBuilder mesh, Map<Finish, Integer> materials, Matrix4f place) {
        this.draws = draws;
        this.mesh = mesh;
        this.materials = materials;
        this.place = place;
    }

    Mesh grown() {
        return mesh.build();
    }

    float in(double low, double high) {
        return draws.in((float) low, (float) high);
    }

    boolean maybe() {
        return draws.chance(.5f);
    }

    int count(int low, int high) {
        return low + draws.below(high - low + 1);
    }

    Grower at(double x, double y, double z) {
        return placed(new Matrix4f(place).translate((float) x, (float) y, (float) z));
    }

    /** Turns by degrees about z, then x, then y. */
    Grower turned(double x, double y, double z) {
        return placed(new Matrix4f(place)
                .rotateYXZ((float) Math.toRadians(y), (float) Math.toRadians(x), (float) Math.toRadians(z)));
    }

    /** The mirror image across the plane x = 0. */
    Grower mirrored() {
        return placed(new Matrix4f(place).scale(-1, 1, 1));
    }

    private Grower placed(Matrix4f at) {
        return new Grower(draws, mesh, materials, at);
    }

    /** A profile of (radius, y) pairs from below, turned about the y axis. */
    void lathe(Finish finish, double... profile) {
        Vector3f[][] rings = new Vector3f[profile.length / 2][SIDES];
        for (int i = 0; i < rings.length; i++) {
            double radius = profile[2 * i];
            double y = profile[2 * i + 1];
            for (int j = 0; j < SIDES; j++) {
                double angle = 2 * Math.PI * j / SIDES;
                rings[i][j] = point(radius * Math.cos(angle), y, radius * Math.sin(angle));
            }
        }
        skin(finish, rings);
    }

    void box(Finish finish, double width, double height, double depth) {
        double x = width / 2;
        double y = height / 2;
        double z = depth / 2;
        double bevel = Math.min(x, Math.min(y, z)) * .1;
        skin(finish, new Vector3f[][] {
            octagon(x - bevel, -y, z - bevel, bevel),
            octagon(x, -y + bevel, z, bevel),
            octagon(x, y - bevel, z, bevel),
            octagon(x - bevel, y, z - bevel, bevel)
        });
    }

    void ball(Finish finish, double width, double height, double depth) {
        int layers = 13;
        Vector3f[][] rings = new Vector3f[layers][SIDES];
        for (int i = 0; i < layers; i++) {
            double latitude = Math.PI * ((double) i / (layers - 1) - .5);
            for (int j = 0; j < SIDES; j++) {
                double angle = 2 * Math.PI * j / SIDES;
                rings[i][j] = point(
                        width / 2 * Math.cos(latitude) * Math.cos(angle),
                        height / 2 * Math.sin(latitude),
                        depth / 2 * Math.cos(latitude) * Math.sin(angle));
            }
        }
        skin(finish, rings);
    }

    /** A round tube along a smooth curve through (x, y, z) points, from one radius to another. */
    void tube(Finish finish, double startRadius, double endRadius, double... points) {
        Vector3f[] path = Curve.smooth(points);
        Vector3f[][] rings = new Vector3f[path.length][];
        Vector3f normal = new Vector3f();
        for (int i = 0; i < path.length; i++) {
            Vector3f along = path[Math.min(i + 1, path.length - 1)]
                    .sub(path[Math.max(i - 1, 0)], new Vector3f())
                    .normalize();
            if (i == 0) {
                normal.set(Math.abs(along.y) < .9f ? point(0, 1, 0) : point(1, 0, 0));
            }
            // parallel transport keeps the tube from twisting
            normal.sub(new Vector3f(along).mul(normal.dot(along))).normalize();
            double radius = startRadius + (endRadius - startRadius) * i / (path.length - 1);
            rings[i] = circle(path[i], normal, normal.cross(along, new Vector3f()), (float) radius);
        }
        skin(finish, rings);
    }

    /** Elliptic sections along z from the back: (z, half width, half height, centre y) each. */
    void loft(Finish finish, double... sections) {
        Vector3f[][] rings = new Vector3f[sections.length / 4][];
        for (int i = 0; i < rings.length; i++) {
            Vector3f centre = point(0, sections[4 * i + 3], sections[4 * i]);
            Vector3f right = point(sections[4 * i + 1], 0, 0);
            rings[i] = circle(centre, right, point(0, -sections[4 * i + 2], 0), 1);
        }
        skin(finish, rings);
    }

    /** A convex outline of (x, y) pairs, anticlockwise, drawn out along z about 0. */
    void slab(Finish finish, double thickness, double... outline) {
        int n = outline.length / 2;
        Vector3f[][] rings = new Vector3f[2][n];
        for (int j = 0; j < n; j++) {
            int k = n - 1 - j;
            rings[0][j] = point(outline[2 * k], outline[2 * k + 1], -thickness / 2);
            rings[1][j] = point(outline[2 * k], outline[2 * k + 1], thickness / 2);
        }
        skin(finish, rings);
    }

    /** Joins rings of corners, which run clockwise seen from beyond the last ring, and closes both ends. */
    private void skin(Finish finish, Vector3f[][] rings) {
        int material = materials.computeIfAbsent(finish, f -> mesh.material(f.draw(draws)));
        mesh.startPart();
        for (int i = 0; i + 1 < rings.length; i++) {
            int n = rings[i].length;
            for (int j = 0; j < n; j++) {
                int k = (j + 1) % n;
                mesh.triangle(place, material, rings[i][j], rings[i + 1][j], rings[i + 1][k]);
                mesh.triangle(place, material, rings[i][j], rings[i + 1][k], rings[i][k]);
            }
        }
        close(material, rings[0], true);
        close(material, rings[rings.length - 1], false);
    }

    private void close(int material, Vector3f[] ring, boolean first) {
        Vector3f middle = new Vector3f();
        for (Vector3f corner : ring) {
            middle.add(corner);
        }
        middle.div(ring.length);
        for (int j = 0; j < ring.length; j++) {
            Vector3f next = ring[(j + 1) % ring.length];
            mesh.triangle(place, material, middle, first ? ring[j] : next, first ? next : ring[j]);
        }
    }

    private static Vector3f[] octagon(double x, double y, double z, double bevel) {
        return new Vector3f[] {
            point(x, y, -z + bevel), point(x, y, z - bevel), point(x - bevel, y, z), point(-x + bevel, y, z),
            point(-x, y, z - bevel), point(-x, y, -z + bevel), point(-x + bevel, y, -z), point(x - bevel, y, -z)
        };
    }

    private static Vector3f[] circle(Vector3f centre, Vector3f right, Vector3f up, float radius) {
        Vector3f[] ring = new Vector3f[SIDES];
        for (int j = 0; j < SIDES; j++) {
            double angle = 2 * Math.PI * j / SIDES;
            ring[j] = new Vector3f(centre)
                    .fma((float) Math.cos(angle) * radius, right)
                    .fma((float) Math.sin(angle) * radius, up);
        }
        return ring;
    }

    private static Vector3f point(double x, double y, double z) {
        return new Vector3f((float) x, (float) y, (float) z);
    }
}
