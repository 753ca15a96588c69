package ventral.render.pack;

/** Texture coordinates for surfaces that have none, or whose own serve no picture. */
final class TexturePlaces {

    private TexturePlaces() {}

    /** The texture then runs over the two axes that a face looks least along, once a bounding radius. */
    static void fill(Imported model) {
        float[] faces = Normals.faces(model.positions());
        for (int i = 0; i < model.triangleCount(); i++) {
            boolean pictured =
                    model.materials().get(model.surfaces()[i]).picture().isPresent();
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

    private static void place(Imported model, int triangle, float[] faces) {
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
