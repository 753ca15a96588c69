package ventral.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenBoundsTest {

    private static final int SIZE = 8;

    @ParameterizedTest
    @CsvSource({"2, 3, 5, 6", "0, 0, 8, 8", "0, 2, 8, 4", "6, 0, 8, 8", "3, 3, 3, 5", "7, 7, 8, 8"})
    void the_parts_inside_and_outside_cover_every_pixel_once(int left, int top, int right, int bottom) {
        ScreenBounds bounds = new ScreenBounds(left, top, right, bottom, 0);
        List<ScreenBounds.Part> parts = new ArrayList<>(bounds.outside(SIZE));
        parts.add(bounds.inside());
        int[] covered = new int[SIZE * SIZE];
        for (ScreenBounds.Part part : parts) {
            for (int y = part.top(); y < part.bottom(); y++) {
                for (int x = part.left(); x < part.right(); x++) {
                    covered[y * SIZE + x]++;
                }
            }
        }
        assertThat(covered).containsOnly(1);
    }

    @Test
    void an_object_outside_the_image_leaves_the_whole_image_to_the_background() {
        assertThat(new ScreenBounds(8, 0, 8, 8, 0).outside(SIZE)).containsExactly(new ScreenBounds.Part(0, 0, 8, 8));
    }
}
