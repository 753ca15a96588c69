package ventral.render.conversion;

/** Computes texture coordinates for surfaces that have none, or that have no texture. */
final class TextureCoordinates {

    private TextureCoordinates() {}

    /**
     * Sets the missing texture coordinates: the texture runs over the two axes that are most nearly parallel to a face,
     * once per bounding radius.
     */
    static void fill(ImportedModel model) {
        float[] faces = VertexNormals.faces(model.positions());
        for (int i = 0; i < model.triangleCount(); i++) {
            boolean pictured = model.materials().get(model.surfaces()[i]).picture() != null;
            if (!pictured || !isPlaced(model.places(), 6 * i)) {
                place(model, i, faces);
            }
        }
    }

    private static boolean isPlaced(float[] places, int at) {
        boolean finite = true;
        for (int i = at; i < at + 6; i++) {
            finite &= Float.isFinite(places[i]);
        }
        return finite;
    }

    private static void place(ImportedModel model, int triangle, float[] faces) {
        float x = Math.abs(faces[3 * triangle]);
        float y = Math.abs(faces[3 * triangle + 1]);
        float z = Math.abs(faces[3 * triangle + 2]);
        boolean side = x >= y && x >= z;
        int across = side ? 2 : 0;
        int down = side || z > y ? 1 : 2;
        for (int corner = 3 * triangle; corner < 3 * triangle + 3; corner++) {
            model.places()[2 * corner] = model.positions()[3 * corner + across];
            model.places()[2 * corner + 1] = -model.positions()[3 * corner + down];
        }
    }
}
