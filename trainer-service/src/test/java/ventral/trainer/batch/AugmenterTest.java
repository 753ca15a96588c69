package ventral.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.Recipe.Augmentation;
import ventral.trainer.testing.InMemoryStream;

class AugmenterTest {

    private static final int SIZE = 4;
    private static final int LENGTH = 3 * SIZE * SIZE;

    private final LabelledBatch batch = batch(100);

    @Test
    void without_augmentations_pictures_are_left_alone() {
        assertThat(new Augmenter(Set.of(), 1).augment(batch, 0)).isSameAs(batch.pixels());
    }

    @Test
    void what_becomes_of_an_image_is_a_function_of_seed_epoch_and_its_index() {
        byte[] before = batch.pixels().clone();
        byte[] once = augmented(Augmentation.COLOUR, 1, 0, batch);
        assertThat(once)
                .isEqualTo(augmented(Augmentation.COLOUR, 1, 0, batch))
                .isNotEqualTo(augmented(Augmentation.COLOUR, 2, 0, batch))
                .isNotEqualTo(augmented(Augmentation.COLOUR, 1, 1, batch))
                .isNotEqualTo(augmented(Augmentation.COLOUR, 1, 0, batch(900)));
        assertThat(batch.pixels()).isEqualTo(before);
    }

    @Test
    void about_half_of_the_pictures_are_mirrored_and_nothing_else() {
        byte[] augmented = augmented(Augmentation.MIRROR, 1, 0, batch);
        int mirrored = 0;
        for (int i = 0; i < 200; i++) {
            boolean isMirrored = augmented[i * LENGTH] != batch.pixels()[i * LENGTH]
                    || augmented[i * LENGTH + 1] != batch.pixels()[i * LENGTH + 1];
            mirrored += isMirrored ? 1 : 0;
            int opposite = isMirrored ? 3 * (SIZE - 1) : 0;
            assertThat(augmented[i * LENGTH]).isEqualTo(batch.pixels()[i * LENGTH + opposite]);
        }
        assertThat(mirrored).isBetween(70, 130);
    }

    @Test
    void about_a_fifth_of_the_pictures_turn_grey() {
        byte[] augmented = augmented(Augmentation.GREY, 1, 0, batch);
        int grey = 0;
        for (int i = 0; i < 200; i++) {
            grey += augmented[i * LENGTH] == augmented[i * LENGTH + 1]
                            && augmented[i * LENGTH] == augmented[i * LENGTH + 2]
                            && augmented[i * LENGTH + 3] == augmented[i * LENGTH + 4]
                    ? 1
                    : 0;
        }
        assertThat(grey).isBetween(20, 60);
    }

    private static byte[] augmented(Augmentation kind, long seed, int epoch, LabelledBatch batch) {
        return new Augmenter(Set.of(kind), seed).augment(batch, epoch);
    }

    private static LabelledBatch batch(long firstImage) {
        byte[] pixels = new byte[200 * LENGTH];
        new Random(3).nextBytes(pixels);
        long[] images =
                java.util.stream.LongStream.range(firstImage, firstImage + 200).toArray();
        return new LabelledBatch(0, images, SIZE, "", pixels, Map.of(), InMemoryStream.SPACE);
    }
}
