package ventral.render.symmetry;

import org.jspecify.annotations.Nullable;
import ventral.render.object.Material;
import ventral.render.texture.Texture;

/**
 * The display-referred colours of a material. A texture's colours are averaged over a grid of cells, so that its grain
 * does not matter.
 */
final class MaterialAppearance {

    /** Cells per side of the grid. */
    private static final int FIELDS = 16;

    /** Difference between the dark and bright colours of a procedural pattern above which the pattern is visible. */
    private static final float VISIBLE = .1f;

    private final float[] plain;
    private final boolean patterned;
    private final float[] fields;

    MaterialAppearance(Material material, @Nullable Texture picture) {
        this.plain = new float[] {
            shown(material.bright().red()),
            shown(material.bright().green()),
            shown(material.bright().blue())
        };
        this.patterned = material.pattern() != Material.PLAIN
                && shown(material.bright().luminance()) - shown(material.dark().luminance()) > VISIBLE;
        this.fields = picture == null ? new float[0] : fields(picture);
    }

    /** Returns true if the material has a visible procedural pattern, whose position would reveal a rotation. */
    boolean isPatterned() {
        return patterned;
    }

    /** Writes the colour at a texture coordinate into an array. */
    void put(float across, float down, float[] colours, int at) {
        int field = fields.length == 0 ? 0 : 3 * (field(down) * FIELDS + field(across));
        for (int c = 0; c < 3; c++) {
            colours[at + c] = fields.length == 0 ? plain[c] : plain[c] * fields[field + c];
        }
    }

    private static float shown(float linear) {
        return (float) StrictMath.pow(linear, 1 / 2.2);
    }

    private static int field(float place) {
        return Math.min(FIELDS - 1, (int) ((place - Math.floor(place)) * FIELDS));
    }

    private static float[] fields(Texture picture) {
        int side = Texture.SIZE / FIELDS;
        float[] fields = new float[3 * FIELDS * FIELDS];
        for (int i = 0; i < picture.rgb().length; i++) {
            int pixel = i / 3;
            int field = pixel / Texture.SIZE / side * FIELDS + pixel % Texture.SIZE / side;
            fields[3 * field + i % 3] += (picture.rgb()[i] & 0xff) / (255f * side * side);
        }
        return fields;
    }
}
