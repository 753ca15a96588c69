package ventral.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;

class ImageRecordDecoderTest {

    private static final Topic<ImageBatch> TOPIC = Topics.imageBatches(new StreamName("s"));

    @Test
    void a_batch_of_the_partition_is_decoded() {
        ImageBatch batch = ImageBatch.newBuilder().setBatchIndex(5).build();
        assertThat(ImageRecordDecoder.decode(TOPIC, 1, 7, batch.toByteArray())).isEqualTo(batch);
    }

    @Test
    void a_record_without_a_value_damages_the_stream() {
        assertDamaged(null, "offset 7 of partition 1 of image-batches.s has no value");
    }

    @Test
    void bytes_that_are_no_batch_damage_the_stream() {
        assertDamaged(new byte[] {-1, -1, -1}, "offset 7 of partition 1 of image-batches.s is not an image batch");
    }

    @Test
    void a_batch_of_another_partition_damages_the_stream() {
        assertDamaged(
                ImageBatch.newBuilder().setBatchIndex(6).build().toByteArray(), "holds batch 6, which does not belong");
    }

    private static void assertDamaged(byte @Nullable [] value, String reason) {
        assertThatThrownBy(() -> ImageRecordDecoder.decode(TOPIC, 1, 7, value))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining(reason);
    }
}
