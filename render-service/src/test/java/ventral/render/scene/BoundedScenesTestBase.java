package ventral.render.scene;

import java.util.List;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRange;
import ventral.contract.spec.MaterialRule;
import ventral.render.geometry.Geometry;
import ventral.render.geometry.LatentBounds;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibrary;
import ventral.render.surroundings.BackgroundNames;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

/** Creates samplers of scenes whose latents are fixed or narrowed. */
abstract class BoundedScenesTestBase {

    static final ObjectLibrary GROWN = YamlLibraryReader.shipped();
    static final long SEED = 42;

    static SceneSampler sampler(GeometryProfile profile, List<LatentRange> ranges) {
        return sampler(GROWN, profile, ranges);
    }

    static SceneSampler sampler(ObjectLibrary library, GeometryProfile profile, List<LatentRange> ranges) {
        ObjectChoice objects = ObjectChoice.of(library, ranges);
        LatentBounds bounds = LatentBounds.of(ranges);
        return new SceneSampler(
                library,
                objects,
                bounds,
                Geometry.of(profile, objects, bounds),
                MaterialRule.OWN,
                new MaterialSampler(1),
                SurroundingsSampler.rooms(5),
                BackgroundNames.NONE);
    }
}
