package ventral.scorer.simulation;

import java.util.EnumMap;
import java.util.Map;
import ventral.scorer.assembly.Picture;
import ventral.scorer.assembly.Region;
import ventral.scorer.simulation.ConjunctionStage.Field;

/** Model of V1, V2 and V4 in sequence, with random but fixed wiring. */
final class VentralStream {

    private static final int V2_CHANNELS = 64;
    private static final int V4_CHANNELS = 64;
    private static final Field V2_FIELD = new Field(2, 2.5, 1, 2);
    private static final Field V4_FIELD = new Field(2, 2, 1, 3);

    private final Stage v1;
    private final Stage v2;
    private final Stage v4;

    VentralStream(long seed) {
        v1 = new GaborStage(new Dice(seed, Region.V1.ordinal()));
        v2 = new ConjunctionStage(V2_CHANNELS, GaborStage.CHANNELS, V2_FIELD, new Dice(seed, Region.V2.ordinal()));
        v4 = new ConjunctionStage(V4_CHANNELS, V2_CHANNELS, V4_FIELD, new Dice(seed, Region.V4.ordinal()));
    }

    /** Returns the feature maps of V1, V2 and V4 for an image. */
    Map<Region, Maps> respond(Picture picture) {
        Map<Region, Maps> maps = new EnumMap<>(Region.class);
        Maps before = Luminance.of(picture);
        before = v1.respond(before);
        maps.put(Region.V1, before);
        before = v2.respond(before);
        maps.put(Region.V2, before);
        maps.put(Region.V4, v4.respond(before));
        return maps;
    }
}
