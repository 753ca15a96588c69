package ventral.benchmarks.render.blender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.geometry.Pose;
import ventral.render.object.ObjectModel;
import ventral.render.scene.PreviewScene;
import ventral.render.scene.Scene;
import ventral.render.yaml.YamlLibraryReader;

class SceneFolderWriterTest {

    private static final List<ObjectModel> MODELS = YamlLibraryReader.shipped().models();

    @TempDir
    Path folder;

    @Test
    void each_model_is_written_once_with_all_its_corners_triangles_and_materials() throws IOException {
        ObjectModel model = MODELS.get(0);
        SceneFolderWriter.write(
                List.of(PreviewScene.of(model), PreviewScene.of(MODELS.get(1)), PreviewScene.of(model)), folder);
        assertThat(folder).isDirectoryNotContaining("glob:**/2.obj");
        List<String> obj = Files.readAllLines(folder.resolve("0.obj"));
        assertThat(obj)
                .filteredOn(line -> line.startsWith("v "))
                .hasSize(model.mesh().vertexCount());
        assertThat(obj)
                .filteredOn(line -> line.startsWith("f "))
                .hasSize(model.mesh().indices().length / 3)
                .allMatch(line -> line.matches("f( \\d+//\\d+){3}"));
        assertThat(Files.readAllLines(folder.resolve("0.mtl")))
                .filteredOn(line -> line.startsWith("newmtl "))
                .hasSize(model.mesh().materials().size());
    }

    @Test
    void a_pose_is_written_right_handed() throws IOException {
        Scene any = PreviewScene.of(MODELS.get(0));
        Pose pose = new Pose(new Vector3f(1, 2, 3), new Quaternionf(.5f, .5f, -.5f, .5f), .25f);
        Scene scene = new Scene(
                any.object(), any.materials(), pose, any.background(), any.light(), any.cameraTurn(), any.exposure());
        SceneFolderWriter.write(List.of(any, scene), folder);
        assertThat(Files.readAllLines(folder.resolve("scenes.txt")))
                .hasSize(2)
                .last()
                .isEqualTo("0 1.0 2.0 -3.0 -0.5 -0.5 -0.5 0.5 0.25");
    }
}
