package ventral.render.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ventral.render.object.Colour;
import ventral.render.texture.Texture;

/**
 * Reduces the number of materials: repeatedly replaces one of the two most similar materials by the other, which covers
 * more area.
 */
final class MaterialMerger {

    private static final class MaterialCluster {
        final ImportedMaterial material;
        final float[] look;
        final List<Integer> members = new ArrayList<>();
        double area;

        MaterialCluster(ImportedMaterial material, int index, double area) {
            this.material = material;
            this.look = look(material);
            this.area = area;
            members.add(index);
        }
    }

    /**
     * The remaining materials.
     *
     * @param materials materials that remain
     * @param chosen for each original material, its index among those that remain
     */
    @SuppressWarnings("ArrayRecordComponent")
    record MergedMaterials(List<ImportedMaterial> materials, int[] chosen) {}

    private MaterialMerger() {}

    /**
     * Reduces materials to a given number.
     *
     * @param areas area that each material covers; materials that cover nothing are dropped
     * @param most greatest number of materials that may remain
     */
    static MergedMaterials choose(List<ImportedMaterial> materials, double[] areas, int most) {
        List<MaterialCluster> entries = new ArrayList<>();
        for (int i = 0; i < materials.size(); i++) {
            if (areas[i] > 0) {
                entries.add(new MaterialCluster(materials.get(i), i, areas[i]));
            }
        }
        mergeEqual(entries);
        while (entries.size() > most) {
            mergeNearest(entries);
        }
        int[] chosen = new int[materials.size()];
        for (int i = 0; i < entries.size(); i++) {
            for (int member : entries.get(i).members) {
                chosen[member] = i;
            }
        }
        return new MergedMaterials(entries.stream().map(entry -> entry.material).toList(), chosen);
    }

    private static void mergeEqual(List<MaterialCluster> entries) {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = entries.size() - 1; j > i; j--) {
                if (sameSurface(entries.get(i).material, entries.get(j).material)) {
                    merge(entries, i, j);
                }
            }
        }
    }

    private static boolean sameSurface(ImportedMaterial a, ImportedMaterial b) {
        return a.colour().equals(b.colour())
                && Objects.equals(a.picture(), b.picture())
                && a.roughness() == b.roughness()
                && a.metalness() == b.metalness();
    }

    private static void mergeNearest(List<MaterialCluster> entries) {
        int first = 0;
        int second = 1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                double cost = cost(entries.get(i), entries.get(j));
                if (cost < least) {
                    least = cost;
                    first = i;
                    second = j;
                }
            }
        }
        boolean firstCoversMore = entries.get(first).area >= entries.get(second).area;
        merge(entries, firstCoversMore ? first : second, firstCoversMore ? second : first);
    }

    private static void merge(List<MaterialCluster> entries, int kept, int gone) {
        entries.get(kept).members.addAll(entries.get(gone).members);
        entries.get(kept).area += entries.get(gone).area;
        entries.remove(gone);
    }

    /** Returns the visibility of a replacement: the difference in appearance times the smaller area. */
    private static double cost(MaterialCluster a, MaterialCluster b) {
        double difference = 1e-4;
        for (int i = 0; i < a.look.length; i++) {
            difference += (a.look[i] - b.look[i]) * (a.look[i] - b.look[i]);
        }
        return difference * Math.min(a.area, b.area);
    }

    /** Returns the display-referred colour, multiplied by the texture's mean if there is one. */
    private static float[] look(ImportedMaterial material) {
        Texture picture = material.picture();
        float[] mean = picture == null ? new float[] {1, 1, 1} : mean(picture);
        Colour colour = material.colour();
        return new float[] {
            mean[0] * shown(colour.red()),
            mean[1] * shown(colour.green()),
            mean[2] * shown(colour.blue()),
            .2f * material.metalness()
        };
    }

    private static float shown(float linear) {
        return (float) StrictMath.pow(linear, 1 / 2.2);
    }

    private static float[] mean(Texture picture) {
        long[] sums = new long[3];
        for (int i = 0; i < picture.rgb().length; i++) {
            sums[i % 3] += picture.rgb()[i] & 0xff;
        }
        float all = 255f * Texture.SIZE * Texture.SIZE;
        return new float[] {sums[0] / all, sums[1] / all, sums[2] / all};
    }
}
