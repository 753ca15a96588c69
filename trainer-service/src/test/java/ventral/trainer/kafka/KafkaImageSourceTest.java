package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.image.DamagedStreamException;
import ventral.events.v1.ImageBatch;
import ventral.platform.pixels.BatchCodec;
import ventral.trainer.batch.ImageSource;

/** Tests that whatever ends the thread that reads also ends the wait for its batches. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KafkaImageSourceTest {

    private static final BatchCodec CODEC = BatchCodec.open();

    @AfterAll
    static void close() {
        CODEC.close();
    }

    @Test
    void an_error_of_the_reading_thread_is_thrown_to_the_waiting_one() {
        try (ImageSource source = open(() -> {
            throw new StackOverflowError("too deep");
        })) {
            assertThatThrownBy(awaitBatch(source))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("read s failed: ")
                    .hasRootCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void a_crafted_batch_is_thrown_as_damage_of_the_stream() {
        ImageBatch crafted = ImageBatch.newBuilder()
                .setStream("streams/s")
                .setImageCount(2_000_000_000)
                .setImageSize(64)
                .build();
        try (ImageSource source = open(() -> List.of(crafted))) {
            assertThatThrownBy(awaitBatch(source))
                    .isInstanceOf(DamagedStreamException.class)
                    .hasMessageContaining("image_count 2000000000 is outside 1 to 512");
        }
    }

    private static ThrowingCallable awaitBatch(ImageSource source) {
        return () -> {
            while (source.next().isEmpty()) {
                Thread.onSpinWait();
            }
        };
    }

    private static ImageSource open(Supplier<List<ImageBatch>> log) {
        BatchReader reading = new BatchReader() {
            @Override
            public List<StoredBatch> poll(Consumer<String, byte[]> consumer) {
                return log.get().stream()
                        .map(batch -> new StoredBatch(batch, null))
                        .toList();
            }

            @Override
            public int fetchBytes() {
                return 1;
            }
        };
        return new KafkaImageSource(new MockConsumer<>("earliest"), new BatchDecoder(CODEC), reading, "read s");
    }
}
