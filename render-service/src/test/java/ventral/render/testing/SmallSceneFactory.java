package ventral.render.testing;

import java.util.List;
import org.joml.Vector3f;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.ObjectLibrary;
import ventral.render.scene.SceneSampler;
import ventral.render.stream.SceneFactory;
import ventral.render.stream.StreamDigest;
import ventral.render.surroundings.SurroundingsSampler;

/**
 * Scenes of a few solids in rooms, under the default name of the object library.
 *
 * @param libraryDigest digest of the object library
 */
public record SmallSceneFactory(String libraryDigest) implements SceneFactory {

    private static final ObjectLibrary LIBRARY = solids();

    public static final SceneSampler SAMPLER =
            new SceneSampler(LIBRARY, new UniformGeometry(), SurroundingsSampler.rooms(1));

    private static ObjectLibrary solids() {
        ObjectLibrary solids = TestMeshBuilder.library(
                new TestMeshBuilder().sphere().mesh(),
                new TestMeshBuilder()
                        .box(new Vector3f(), new Vector3f(1, .5f, .25f))
                        .mesh());
        return new ObjectLibrary(SceneSpec.DEFAULT_LIBRARY, solids.categories(), solids.models(), List.of());
    }

    @Override
    public SceneSampler sampler(SceneSpec spec) {
        if (!spec.library().equals(LIBRARY.name())) {
            throw new IllegalArgumentException("there is no library " + spec.library());
        }
        return SAMPLER;
    }

    @Override
    public StreamDigest digest(StreamSpec spec, SceneSpec scenes) {
        return StreamDigest.of(spec, scenes, libraryDigest, "none");
    }
}
