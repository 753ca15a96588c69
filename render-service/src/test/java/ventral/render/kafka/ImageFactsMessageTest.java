package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.joml.Quaternionf;
import org.joml.Vector2f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import ventral.render.scene.ImageMetadata;

class ImageFactsMessageTest {

    @Test
    void every_fact_is_in_its_field() {
        ImageMetadata facts = new ImageMetadata(
                new Quaternionf(1, 2, 3, 4),
                new Vector2f(5, 6),
                new Vector2f(7, 8),
                9,
                new Quaternionf(10, 11, 12, 13),
                "room",
                new Vector3f(15, 16, 17),
                18,
                "a.png");
        assertThat(ImageFactsMessage.of(facts).getAllFields())
                .hasSize(19)
                .allSatisfy((field, value) -> assertThat(value)
                        .isEqualTo(
                                switch (field.getNumber()) {
                                    case 14 -> "room";
                                    case 19 -> "a.png";
                                    default -> (float) field.getNumber();
                                }));
    }
}
