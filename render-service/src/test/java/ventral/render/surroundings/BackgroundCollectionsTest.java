package ventral.render.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;

class BackgroundCollectionsTest {

    private static final List<BackgroundKind> ANY = List.of();
    private static final List<BackgroundKind> ROOMS = List.of(BackgroundKind.ROOM);
    private static final List<BackgroundKind> PHOTOGRAPHS = List.of(BackgroundKind.PHOTOGRAPH);

    private final AtomicInteger reads = new AtomicInteger();
    private final BackgroundCollections collections = new BackgroundCollections(
            Map.of(),
            Map.of(
                    "default", () -> List.of(photograph("hill")),
                    "town",
                            () -> {
                                reads.incrementAndGet();
                                return List.of(photograph("street"), photograph("square"));
                            }));

    @Test
    void scenes_have_the_photographs_of_the_collection_that_they_name() {
        assertThat(collections.backdrops(scenes(PHOTOGRAPHS, "town")).names().photographs())
                .containsExactly("street", "square");
        assertThat(collections.backdrops(scenes(ANY, "default")).names().photographs())
                .containsExactly("hill");
    }

    @Test
    void a_collection_is_read_once_when_it_is_first_needed() {
        collections.backdrops(scenes(ANY, "default"));
        assertThat(reads).hasValue(0);
        collections.backdrops(scenes(ANY, "town"));
        collections.backdrops(scenes(PHOTOGRAPHS, "town"));
        assertThat(reads).hasValue(1);
    }

    @Test
    void scenes_have_nothing_of_a_kind_that_they_do_not_show() {
        assertThat(collections.backdrops(scenes(ROOMS, "default"))).isEqualTo(BackgroundImages.NONE);
    }

    @Test
    void a_default_collection_that_is_not_configured_is_empty() {
        assertThat(collections.backdrops(scenes(ANY, "default")).panoramas()).isEmpty();
    }

    @Test
    void an_unknown_collection_is_refused_with_the_key_to_set() {
        assertThatThrownBy(() -> collections.backdrops(scenes(ANY, "village")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenes.photographs: this renderer has no collection 'village'")
                .hasMessageContaining("ventral.render.collections.village.path");
    }

    private static SceneSpec scenes(List<BackgroundKind> backgrounds, String photographs) {
        return new SceneSpec(
                "grown", GeometryProfile.UNIFORM, MaterialRule.OWN, backgrounds, List.of(), "default", photographs);
    }

    private static Photograph photograph(String name) {
        return new Photograph(name, 1, new byte[3 * Photograph.SIZE * Photograph.SIZE]);
    }
}
