package ventral.benchmarks.render.blender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import ventral.render.geometry.Pose;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectModel;
import ventral.render.scene.Scene;

/**
 * Writes scenes as files that other programs read: {@code {k}.obj} and {@code {k}.mtl} for each model, and {@code
 * scenes.txt} with a line for each scene. A line holds k, then the object's position, its rotation (x, y, z, w) and its
 * size, right-handed with the camera at the origin looking along -z. Materials have a single colour, the mean of their
 * pattern; textures are left out.
 */
final class SceneFolderWriter {

    private SceneFolderWriter() {}

    static void write(List<Scene> scenes, Path folder) {
        try {
            List<ObjectModel> models =
                    scenes.stream().map(Scene::object).distinct().toList();
            for (int k = 0; k < models.size(); k++) {
                writeModel(models.get(k).mesh(), folder, Integer.toString(k));
            }
            List<String> lines = new ArrayList<>();
            scenes.forEach(scene -> lines.add(line(scene.pose(), models.indexOf(scene.object()))));
            Files.write(folder.resolve("scenes.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(folder), e);
        }
    }

    private static String line(Pose pose, int model) {
        Vector3f place = pose.position();
        Quaternionf turn = pose.orientation();
        return "%d %s %s %s %s %s %s %s %s"
                .formatted(model, place.x, place.y, -place.z, -turn.x, -turn.y, turn.z, turn.w, pose.radius());
    }

    private static void writeModel(Mesh mesh, Path folder, String name) throws IOException {
        try (Writer mtl = Files.newBufferedWriter(folder.resolve(name + ".mtl"))) {
            for (int slot = 0; slot < mesh.materials().size(); slot++) {
                Material material = mesh.materials().get(slot);
                Colour dark = material.dark();
                Colour bright = material.bright();
                mtl.write("newmtl m%d%nKd %s %s %s%n"
                        .formatted(
                                slot,
                                (dark.red() + bright.red()) / 2,
                                (dark.green() + bright.green()) / 2,
                                (dark.blue() + bright.blue()) / 2));
            }
        }
        try (Writer obj = Files.newBufferedWriter(folder.resolve(name + ".obj"))) {
            obj.write("mtllib %s.mtl%n".formatted(name));
            float[] v = mesh.vertices();
            for (int at = 0; at < v.length; at += Mesh.STRIDE) {
                obj.write("v " + v[at] + " " + v[at + 1] + " " + v[at + 2] + "\n");
                obj.write("vn " + v[at + 3] + " " + v[at + 4] + " " + v[at + 5] + "\n");
            }
            writeTriangles(mesh, obj);
        }
    }

    private static void writeTriangles(Mesh mesh, Writer obj) throws IOException {
        int slot = -1;
        for (int i = 0; i < mesh.indices().length; i += 3) {
            int now = (int) mesh.vertices()[Mesh.STRIDE * mesh.indices()[i] + Mesh.STRIDE - 1];
            if (now != slot) {
                slot = now;
                obj.write("usemtl m" + slot + "\n");
            }
            obj.write("f");
            for (int corner = 0; corner < 3; corner++) {
                int vertex = mesh.indices()[i + corner] + 1;
                obj.write(" " + vertex + "//" + vertex);
            }
            obj.write("\n");
        }
    }
}
