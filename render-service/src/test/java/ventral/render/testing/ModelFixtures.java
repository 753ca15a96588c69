package ventral.render.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.object.Colour;
import ventral.render.pack.PackFiles;

/** Small models as file content and as imported models. */
public final class ModelFixtures {

    public static final ImportedMaterial WHITE = new ImportedMaterial("white", new Colour(1, 1, 1), null, 1, .5f, 0);

    /** A box of 2 x 4 x 6 around (10, 20, 30), of six faces with four corners, in Wavefront OBJ format. */
    public static final String BOX_CORNERS = """
            v 9 18 27
            v 11 18 27
            v 11 22 27
            v 9 22 27
            v 9 18 33
            v 11 18 33
            v 11 22 33
            v 9 22 33
            """;

    public static final String BOX = BOX_CORNERS + """
            f 4 3 2 1
            f 5 6 7 8
            f 1 2 6 5
            f 3 4 8 7
            f 2 3 7 6
            f 1 5 8 4
            """;

    private ModelFixtures() {}

    public static PackFiles files(Map<String, byte[]> files) {
        return path -> Optional.ofNullable(files.get(path));
    }

    public static PackFiles texts(Map<String, String> files) {
        return files(files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns triangles without normals and texture coordinates. */
    public static ImportedModel soup(float[] positions, int[] surfaces, ImportedMaterial... materials) {
        float[] places = new float[2 * positions.length / 3];
        Arrays.fill(places, Float.NaN);
        return new ImportedModel(
                positions, new float[positions.length], places, surfaces, List.of(materials), List.of());
    }

    /** Returns a ball of radius 1, with two triangles per quadrilateral. */
    public static float[] ball(int rings) {
        float[] corners = new float[rings * 2 * rings * 18];
        int at = 0;
        for (int i = 0; i < rings; i++) {
            for (int j = 0; j < 2 * rings; j++) {
                float[][] field = {
                    onBall(i, j, rings), onBall(i + 1, j, rings), onBall(i + 1, j + 1, rings), onBall(i, j + 1, rings)
                };
                for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
                    System.arraycopy(field[corner], 0, corners, at, 3);
                    at += 3;
                }
            }
        }
        return corners;
    }

    /** Returns triangles in Wavefront OBJ format, with separate corners. */
    public static String obj(float[] corners) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < corners.length; i += 3) {
            text.append("v %s %s %s%n".formatted(corners[i], corners[i + 1], corners[i + 2]));
        }
        for (int i = 1; i <= corners.length / 3; i += 3) {
            text.append("f %d %d %d%n".formatted(i, i + 1, i + 2));
        }
        return text.toString();
    }

    private static float[] onBall(int i, int j, int rings) {
        double down = Math.PI * i / rings;
        double around = Math.PI * (j % (2 * rings)) / rings;
        double radius = i == 0 || i == rings ? 0 : Math.sin(down);
        return new float[] {
            (float) (radius * Math.sin(around)), (float) Math.cos(down), (float) (radius * Math.cos(around))
        };
    }
}
