package ventral.render.scene;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.spec.MaterialRule;
import ventral.render.geometry.Geometry;
import ventral.render.geometry.LatentBounds;
import ventral.render.geometry.Placement;
import ventral.render.object.Material;
import ventral.render.object.ObjectChoice;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.statistics.CounterBasedRandom;
import ventral.render.surroundings.BackgroundNames;
import ventral.render.surroundings.Surroundings;
import ventral.render.surroundings.SurroundingsSampler;

/**
 * Draws the scene of image i of a stream from (seed, i) alone. All categories are equally likely, and so are the
 * identities of one category, as in the image sets of Xie et al. (2024).
 */
public final class SceneSampler {

    private final ObjectLibrary library;
    private final List<List<ObjectModel>> byCategory;
    private final Geometry geometry;
    private final MaterialRule rule;
    private final MaterialSampler materials;
    private final SurroundingsSampler surroundings;
    private final BackgroundNames names;
    private final ObjectChoice objects;
    private final LatentBounds bounds;

    /**
     * Creates a sampler of all objects of a library, without bounds.
     *
     * @param materials sampler of the materials, if the rule is to draw them
     * @param names names of the backgrounds of the surroundings
     */
    public SceneSampler(
            ObjectLibrary library,
            Geometry geometry,
            MaterialRule rule,
            MaterialSampler materials,
            SurroundingsSampler surroundings,
            BackgroundNames names) {
        this(library, ObjectChoice.all(library), LatentBounds.NONE, geometry, rule, materials, surroundings, names);
    }

    /**
     * Creates a sampler of some objects within bounds.
     *
     * @param objects objects of the library that scenes show
     * @param bounds bounds that the geometry observes
     * @param materials sampler of the materials, if the rule is to draw them
     * @param names names of the backgrounds of the surroundings
     */
    public SceneSampler(
            ObjectLibrary library,
            ObjectChoice objects,
            LatentBounds bounds,
            Geometry geometry,
            MaterialRule rule,
            MaterialSampler materials,
            SurroundingsSampler surroundings,
            BackgroundNames names) {
        this.library = library;
        this.objects = objects;
        this.bounds = bounds;
        this.byCategory = objects.byCategory();
        this.geometry = geometry;
        this.rule = rule;
        this.materials = materials;
        this.surroundings = surroundings;
        this.names = names;
    }

    /** Creates a sampler of objects in their own materials, with unnamed backgrounds. */
    public SceneSampler(ObjectLibrary library, Geometry geometry, SurroundingsSampler surroundings) {
        this(library, geometry, MaterialRule.OWN, new MaterialSampler(1), surroundings, BackgroundNames.NONE);
    }

    /** Samples the scenes of consecutive images, from the index of the first on. */
    public List<Scene> sample(long seed, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(index -> sample(seed, index))
                .toList();
    }

    public Scene sample(long seed, long index) {
        CounterBasedRandom classes = new CounterBasedRandom(seed, index, CounterBasedRandom.Subsequence.OBJECT);
        List<ObjectModel> category = byCategory.get(classes.nextInt(byCategory.size()));
        ObjectModel object = category.get(classes.nextInt(category.size()));
        Placement placement =
                geometry.place(object, new CounterBasedRandom(seed, index, CounterBasedRandom.Subsequence.GEOMETRY));
        Surroundings around = surroundings.around(
                placement, new CounterBasedRandom(seed, index, CounterBasedRandom.Subsequence.SURROUNDINGS));
        return new Scene(
                object,
                materials(object, new CounterBasedRandom(seed, index, CounterBasedRandom.Subsequence.MATERIALS)),
                placement.pose(),
                around.background(),
                around.light(),
                placement.cameraTurn(),
                around.exposure());
    }

    private List<Material> materials(ObjectModel object, CounterBasedRandom draws) {
        List<Material> own = object.mesh().materials();
        return switch (rule) {
            case OWN -> own;
            case RANDOM -> materials.draw(own.size(), draws);
        };
    }

    /**
     * Returns the metadata of a scene's image.
     *
     * @param imageSize width and height of the image in pixels
     */
    public ImageMetadata facts(Scene scene, int imageSize) {
        return ImageMetadata.of(scene, names, imageSize);
    }

    /** Returns a label of a scene from this sampler, in the units of {@link SceneLabels#of}, within the bounds. */
    public float label(Scene scene, Latent latent) {
        return bounds.clamp(latent, SceneLabels.of(scene, latent));
    }

    /**
     * Returns the ranges of the labels of a stream from this sampler.
     *
     * @throws IllegalArgumentException if an object cannot be placed within the bounds
     */
    public LatentSpace latentSpace() {
        Set<Latent> fixed = bounds.fixed();
        fixed.addAll(objects.fixed());
        return new LatentSpace(
                EnumSet.allOf(LatentGroup.class),
                library.categories(),
                library.identities(),
                geometry.moments(),
                library.symmetries(),
                fixed);
    }
}
