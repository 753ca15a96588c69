package ventral.render.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.BackgroundKind;
import ventral.render.object.Colour;

class BackgroundImagesTest {

    private static final List<BackgroundKind> ROOMS = List.of(BackgroundKind.ROOM);
    private static final List<BackgroundKind> PHOTOGRAPHS = List.of(BackgroundKind.PHOTOGRAPH);

    @Test
    void without_material_every_background_is_a_room() {
        assertThat(BackgroundImages.NONE.kinds(List.of())).isEqualTo(ROOMS);
        assertThat(BackgroundImages.NONE.kinds(ROOMS)).isEqualTo(ROOMS);
    }

    @Test
    void a_kind_without_material_is_refused_with_the_key_to_set() {
        assertThatThrownBy(() -> BackgroundImages.NONE.kinds(List.of(BackgroundKind.PANORAMA)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ventral.render.panoramas");
        assertThatThrownBy(() -> BackgroundImages.NONE.kinds(PHOTOGRAPHS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ventral.render.photographs");
    }

    @Test
    void the_digest_follows_every_pixel_and_name_of_the_kinds_in_use() {
        BackgroundImages one = photographs("hill", (byte) 3);
        assertThat(photographs("hill", (byte) 3).digest(PHOTOGRAPHS)).isEqualTo(one.digest(PHOTOGRAPHS));
        assertThat(photographs("hill", (byte) 4).digest(PHOTOGRAPHS)).isNotEqualTo(one.digest(PHOTOGRAPHS));
        assertThat(photographs("dale", (byte) 3).digest(PHOTOGRAPHS)).isNotEqualTo(one.digest(PHOTOGRAPHS));
        assertThat(photographs("hill", (byte) 4).digest(ROOMS)).isEqualTo(one.digest(ROOMS));
        assertThat(one.digest(List.of(BackgroundKind.ROOM, BackgroundKind.PHOTOGRAPH)))
                .isNotEqualTo(one.digest(PHOTOGRAPHS));
    }

    @Test
    void the_digest_follows_every_value_of_a_panorama() {
        List<BackgroundKind> kinds = List.of(BackgroundKind.PANORAMA);
        assertThat(panorama(.5f).digest(kinds)).isEqualTo(panorama(.5f).digest(kinds));
        assertThat(panorama(Math.nextUp(.5f)).digest(kinds))
                .isNotEqualTo(panorama(.5f).digest(kinds));
    }

    private static BackgroundImages photographs(String name, byte last) {
        byte[] rgb = new byte[3 * Photograph.SIZE * Photograph.SIZE];
        rgb[rgb.length - 1] = last;
        return new BackgroundImages(List.of(), List.of(new Photograph(name, 1, rgb)));
    }

    private static BackgroundImages panorama(float red) {
        Colour none = new Colour(0, 0, 0);
        Light light = new Light(new Vector3f(0, 1, 0), none, Collections.nCopies(9, none));
        return new BackgroundImages(List.of(new Panorama("sky", 1, 1, new float[] {red, 0, 0}, light)), List.of());
    }
}
