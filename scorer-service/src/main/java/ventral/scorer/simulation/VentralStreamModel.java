package ventral.scorer.simulation;

import java.util.EnumMap;
import java.util.Map;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.simulation.ConjunctionStage.ReceptiveField;

/** Model of V1, V2 and V4 in sequence, with random but fixed wiring. */
final class VentralStreamModel {

    private static final int V2_CHANNELS = 64;
    private static final int V4_CHANNELS = 64;
    private static final ReceptiveField V2_FIELD = new ReceptiveField(2, 2.5, 1, 2);
    private static final ReceptiveField V4_FIELD = new ReceptiveField(2, 2, 1, 3);

    private final CorticalStage v1;
    private final CorticalStage v2;
    private final CorticalStage v4;

    VentralStreamModel(long seed) {
        v1 = new GaborStage(new SplitMix64(seed, Region.V1.ordinal()));
        v2 = new ConjunctionStage(
                V2_CHANNELS, GaborStage.CHANNELS, V2_FIELD, new SplitMix64(seed, Region.V2.ordinal()));
        v4 = new ConjunctionStage(V4_CHANNELS, V2_CHANNELS, V4_FIELD, new SplitMix64(seed, Region.V4.ordinal()));
    }

    /** Returns the feature maps of V1, V2 and V4 for an image. */
    Map<Region, FeatureMaps> respond(StimulusImage picture) {
        Map<Region, FeatureMaps> maps = new EnumMap<>(Region.class);
        FeatureMaps before = Luminance.of(picture);
        before = v1.respond(before);
        maps.put(Region.V1, before);
        before = v2.respond(before);
        maps.put(Region.V2, before);
        maps.put(Region.V4, v4.respond(before));
        return maps;
    }
}
