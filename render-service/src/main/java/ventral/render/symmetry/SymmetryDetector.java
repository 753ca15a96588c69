package ventral.render.symmetry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.statistics.CounterBasedRandom;
import ventral.render.texture.Texture;

/**
 * Detects the rotation about an axis of its bounding box after which a model looks the same. Points of the surface are
 * rotated. Each must then lie on the surface, within a pixel or two of an image that shows the whole model, at a point
 * with the same material and colour. A model with a visible procedural pattern has no symmetry.
 */
public final class SymmetryDetector {

    /** Greatest distance of matching points, in units of the bounding radius. */
    private static final float NEAR = .03f;

    /** Greatest difference of matching colours, as a fraction of a channel's range. */
    private static final float ALIKE = .15f;

    /** Fraction of the surface that may fail to match. */
    private static final float TOLERANCE = .003f;

    /** Smallest visible fraction of the surface. */
    private static final double VISIBLE = .02;

    private static final int DENSE = 60_000;
    private static final int TURNED = 1_500;
    private static final int MOST_TURNS = 12;
    private static final int SLOTS = 1 << 16;

    /** Test angles in degrees. Neither an angle nor the difference of two is a simple fraction of a full turn. */
    private static final float[] ANY = {37.3f, 68.9f, 101.7f, 154.1f};

    private static final List<Integer> AXES = List.of(1, 0, 2);

    /** Finds the textures of a mesh's materials. */
    public interface TextureLookup {

        /** Returns the texture of a material; null if it has none. */
        @Nullable Texture find(Material material);
    }

    private final SurfacePoints dense;
    private final SurfacePoints turned;

    /**
     * Index of the last point of each slot, and for each point the index of the one before it in its slot. Cells may
     * share slots.
     */
    private final int[] last = new int[SLOTS];

    private final int[] before = new int[DENSE];

    private SymmetryDetector(SurfacePoints dense, SurfacePoints turned) {
        this.dense = dense;
        this.turned = turned;
        Arrays.fill(last, -1);
        float[] p = dense.positions();
        for (int i = 0; i < DENSE; i++) {
            int slot = slot(cell(p[3 * i]), cell(p[3 * i + 1]), cell(p[3 * i + 2]));
            before[i] = last[slot];
            last[slot] = i;
        }
    }

    /** Returns the symmetry of the highest order; among axes of equal order, y has priority. */
    public static Optional<Symmetry> detect(Mesh mesh, TextureLookup textures) {
        List<MaterialAppearance> looks = mesh.materials().stream()
                .map(material -> new MaterialAppearance(material, textures.find(material)))
                .toList();
        SurfacePoints turned = SurfacePoints.of(mesh, looks, TURNED, new CounterBasedRandom(0, 1));
        if (patterned(turned, looks) > VISIBLE) {
            return Optional.empty();
        }
        SurfacePoints dense = SurfacePoints.of(mesh, looks, DENSE, new CounterBasedRandom(0, 0));
        SymmetryDetector symmetries = new SymmetryDetector(dense, turned);
        for (int axis : AXES) {
            if (symmetries.holdsForAnyTurn(axis)) {
                return Optional.of(about(axis, Symmetry.ANY_TURN));
            }
        }
        for (int order = MOST_TURNS; order > 1; order--) {
            for (int axis : AXES) {
                if (symmetries.holdsForEveryTurnOf(order, axis)) {
                    return Optional.of(about(axis, order));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the fraction of the surface that has a visible pattern, 0 to 1. */
    private static double patterned(SurfacePoints points, List<MaterialAppearance> looks) {
        return (double) Arrays.stream(points.surfaces())
                        .filter(surface -> looks.get(surface).isPatterned())
                        .count()
                / points.count();
    }

    /**
     * Returns the symmetry of an order about an axis.
     *
     * @param axis 0 for x, 1 for y, 2 for z
     */
    public static Symmetry about(int axis, int order) {
        return new Symmetry(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0, order);
    }

    private boolean holdsForAnyTurn(int axis) {
        for (float degrees : ANY) {
            if (!holds(axis, degrees)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tests every multiple of the rotation: an octagon looks nearly the same after one turn by a ninth, but not after
     * two.
     */
    private boolean holdsForEveryTurnOf(int order, int axis) {
        return IntStream.rangeClosed(1, order / 2).allMatch(turns -> holds(axis, 360f * turns / order));
    }

    private boolean holds(int axis, float degrees) {
        float cos = (float) StrictMath.cos(StrictMath.toRadians(degrees));
        float sin = (float) StrictMath.sin(StrictMath.toRadians(degrees));
        int u = (axis + 1) % 3;
        int v = (axis + 2) % 3;
        float[] p = turned.positions();
        float[] at = new float[3];
        int missed = 0;
        for (int i = 0; i < TURNED && missed <= TOLERANCE * TURNED; i++) {
            at[axis] = p[3 * i + axis];
            at[u] = cos * p[3 * i + u] - sin * p[3 * i + v];
            at[v] = sin * p[3 * i + u] + cos * p[3 * i + v];
            missed += meets(at, i) ? 0 : 1;
        }
        return missed <= TOLERANCE * TURNED;
    }

    private boolean meets(float[] at, int point) {
        for (int near = 0; near < 27; near++) {
            int slot = slot(cell(at[0]) + near / 9 - 1, cell(at[1]) + near / 3 % 3 - 1, cell(at[2]) + near % 3 - 1);
            for (int other = last[slot]; other >= 0; other = before[other]) {
                if (isNear(at, other) && isAlike(point, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isNear(float[] at, int other) {
        float square = 0;
        for (int axis = 0; axis < 3; axis++) {
            float apart = at[axis] - dense.positions()[3 * other + axis];
            square += apart * apart;
        }
        return square < NEAR * NEAR;
    }

    private boolean isAlike(int point, int other) {
        if (turned.surfaces()[point] != dense.surfaces()[other]) {
            return false;
        }
        float most = 0;
        for (int c = 0; c < 3; c++) {
            most = Math.max(most, Math.abs(turned.colours()[3 * point + c] - dense.colours()[3 * other + c]));
        }
        return most < ALIKE;
    }

    /**
     * Returns the cell of a coordinate. A cell is as wide as the matching distance, so that a match lies in the same or
     * an adjacent cell.
     */
    private static int cell(float place) {
        return (int) Math.floor(place / NEAR);
    }

    private static int slot(int x, int y, int z) {
        int hash = (x * 73_856_093) ^ (y * 19_349_663) ^ (z * 83_492_791);
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
