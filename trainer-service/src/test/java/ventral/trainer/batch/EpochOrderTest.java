package ventral.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.trainer.testing.InMemoryStream;

class EpochOrderTest {

    private static final int BATCHES = 13;
    private static final int WINDOW = 4;
    private static final DataOrder ROUTE = new DataOrder(
            new StreamName("s"), 16, BATCHES * InMemoryStream.BATCH, 3, WINDOW, 5, DataOrder.LabelShuffle.OWN);

    @Test
    void an_order_is_a_function_of_seed_and_epoch() {
        assertThat(batches(1, 1))
                .isEqualTo(batches(1, 1))
                .isNotEqualTo(batches(1, 2))
                .isNotEqualTo(batches(2, 1));
        assertThat(batches(1, 1))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 50).boxed().toList());
    }

    @Test
    void the_first_epoch_is_in_the_streams_order() {
        assertThat(new EpochOrder(1, 0, WINDOW).isStreamOrder()).isTrue();
        assertThat(new EpochOrder(1, 1, WINDOW).isStreamOrder()).isFalse();
        assertThat(new EpochOrder(1, 1, 0).isStreamOrder()).isTrue();
    }

    @Test
    void a_mixed_epoch_has_every_image_that_is_not_held_out_once_and_keeps_labels_with_their_pictures()
            throws InterruptedException {
        List<LabelledBatch> epoch = epoch(0);
        assertThat(epoch).hasSize(BATCHES);
        long[] images = epoch.stream()
                .flatMapToLong(batch -> LongStream.of(batch.images()))
                .toArray();
        assertThat(LongStream.of(images).sorted())
                .containsExactly(LongStream.range(16, 16 + 13 * 8).boxed().toArray(Long[]::new));
        for (LabelledBatch batch : epoch) {
            for (int i = 0; i < InMemoryStream.BATCH; i++) {
                assertThat(batch.pixels()[3 * i]).isEqualTo((byte) batch.images()[i]);
                assertThat(batch.labels().values().iterator().next()[i]).isEqualTo(batch.images()[i]);
            }
        }
    }

    @Test
    void images_meet_others_than_those_that_they_were_stored_with() throws InterruptedException {
        assertThat(epoch(0).get(0).images())
                .satisfies(images -> assertThat(LongStream.of(images)
                                .map(image -> image / InMemoryStream.BATCH)
                                .distinct()
                                .count())
                        .isGreaterThan(1));
    }

    @Test
    void an_epoch_that_is_taken_up_anywhere_goes_on_as_it_would_have() throws InterruptedException {
        List<LabelledBatch> whole = epoch(0);
        for (int place = 1; place < BATCHES; place++) {
            List<LabelledBatch> rest = epoch(place);
            assertThat(rest).hasSize(BATCHES - place);
            int from = place;
            IntStream.range(0, rest.size())
                    .forEach(i -> assertThat(rest.get(i).images())
                            .isEqualTo(whole.get(from + i).images()));
        }
    }

    private static List<LabelledBatch> epoch(int place) throws InterruptedException {
        List<LabelledBatch> batches = new ArrayList<>();
        try (ShuffledEpoch epoch =
                new ShuffledEpoch(new InMemoryStream(due -> due), ROUTE, ROUTE.order(1), 2, BATCHES, place)) {
            for (int i = place; i < BATCHES; i++) {
                batches.add(epoch.next().orElseThrow());
            }
        }
        return batches;
    }

    private static List<Long> batches(long seed, int epoch) {
        List<Long> order = new ArrayList<>();
        PrimitiveIterator.OfLong batches = new EpochOrder(seed, epoch, WINDOW).batches(50, 0, 0);
        batches.forEachRemaining((Long batch) -> order.add(batch));
        return order;
    }
}
