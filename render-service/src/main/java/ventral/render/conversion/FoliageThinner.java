package ventral.render.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ventral.render.statistics.CounterBasedRandom;

/**
 * Reduces the number of loose parts and enlarges those that remain: trees and hedges keep their appearance with a
 * fraction of their leaves (Cook, Halstead, Planck and Ryu 2007).
 */
final class FoliageThinner {

    /** Greatest number of connected triangles that count as a leaf. */
    private static final int LEAF = 64;

    /** Greatest factor by which a leaf is widened. */
    private static final float WIDEST = 2.5f;

    private static final float MIN_LEAF_FRACTION = .15f;

    private final ImportedModel model;
    private final List<List<Integer>> leaves = new ArrayList<>();
    private final List<Integer> stem = new ArrayList<>();

    /**
     * Separates the leaves from the stem.
     *
     * @param corners equal numbers for corners that coincide
     */
    FoliageThinner(ImportedModel model, int[] corners) {
        this.model = model;
        for (List<Integer> part : parts(corners)) {
            if (part.size() <= LEAF) {
                leaves.add(part);
            } else {
                stem.addAll(part);
            }
        }
    }

    /** Returns true if most of the triangles are leaves. */
    boolean isOfLeaves() {
        return stem.size() < model.triangleCount() / 2;
    }

    /** Returns all triangles that are not leaves. */
    ImportedModel stem() {
        return only(stem);
    }

    /** Returns approximately {@code triangleCount} triangles of leaves. */
    ImportedModel leaves(int triangleCount) {
        float loose = model.triangleCount() - stem.size();
        float share = Math.min(1, Math.max(MIN_LEAF_FRACTION, triangleCount / loose));
        float width = Math.min(WIDEST, (float) Math.sqrt(1 / share));
        CounterBasedRandom draws = new CounterBasedRandom(0, 0);
        List<Integer> kept = new ArrayList<>();
        for (List<Integer> leaf : leaves) {
            if (draws.nextFloat() < share) {
                widen(model.positions(), leaf, width);
                kept.addAll(leaf);
            }
        }
        return only(kept);
    }

    private ImportedModel only(List<Integer> triangles) {
        return model.select(triangles.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the groups of triangles that are connected by their corners. */
    private static List<List<Integer>> parts(int[] corners) {
        int[] parent =
                IntStream.range(0, IntStream.of(corners).max().orElse(0) + 1).toArray();
        for (int i = 0; i < corners.length; i += 3) {
            int root = root(parent, corners[i]);
            parent[root(parent, corners[i + 1])] = root;
            parent[root(parent, corners[i + 2])] = root;
        }
        int[] place = new int[parent.length];
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < corners.length; i += 3) {
            int root = root(parent, corners[i]);
            if (place[root] == 0) {
                parts.add(new ArrayList<>());
                place[root] = parts.size();
            }
            parts.get(place[root] - 1).add(i / 3);
        }
        return parts;
    }

    private static int root(int[] parent, int corner) {
        int root = corner;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private static void widen(float[] positions, List<Integer> leaf, float width) {
        for (int axis = 0; axis < 3; axis++) {
            float sum = 0;
            for (int triangle : leaf) {
                sum += positions[9 * triangle + axis]
                        + positions[9 * triangle + 3 + axis]
                        + positions[9 * triangle + 6 + axis];
            }
            float middle = sum / (3 * leaf.size());
            for (int triangle : leaf) {
                for (int corner = 9 * triangle + axis; corner < 9 * triangle + 9; corner += 3) {
                    positions[corner] = middle + width * (positions[corner] - middle);
                }
            }
        }
    }
}
