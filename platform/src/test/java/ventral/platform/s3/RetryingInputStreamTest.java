package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Tests reading over connections that break. */
class RetryingInputStreamTest {

    private static final byte[] OBJECT = "a stored file named by its content".getBytes(StandardCharsets.UTF_8);

    private final List<Long> begun = new ArrayList<>();

    @Test
    void a_connection_that_breaks_is_taken_up_where_it_broke() throws IOException {
        try (InputStream in = open(2, 10)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("stored file named by its content");
        }
        assertThat(begun).containsExactly(2L, 12L, 22L, 32L);
    }

    @Test
    void one_that_ends_too_early_is_a_broken_one() throws IOException {
        BrokenRangeSource source = new BrokenRangeSource(10, InputStream.nullInputStream());
        try (InputStream in = new RetryingInputStream(source, source.open(0), 0)) {
            assertThat(in.readAllBytes()).isEqualTo(OBJECT);
        }
    }

    @Test
    void one_that_gives_nothing_any_more_is_given_up() throws IOException {
        try (InputStream in = open(0, 0)) {
            assertThatThrownBy(in::read).isInstanceOf(ObjectStoreException.StoreUnavailable.class);
        }
        assertThat(begun).hasSize(4);
    }

    private InputStream open(long offset, int bytesEach) throws ObjectStoreException {
        BrokenRangeSource source = new BrokenRangeSource(bytesEach, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
        return new RetryingInputStream(source, source.open(offset), offset);
    }

    private final class BrokenRangeSource implements RetryingInputStream.RangeSource {

        private final int bytesEach;
        private final InputStream end;

        BrokenRangeSource(int bytesEach, InputStream end) {
            this.bytesEach = bytesEach;
            this.end = end;
        }

        @Override
        public ResponseInputStream<GetObjectResponse> open(long offset) {
            begun.add(offset);
            int left = (int) (OBJECT.length - offset);
            InputStream some = new ByteArrayInputStream(OBJECT, (int) offset, Math.min(bytesEach, left));
            return new ResponseInputStream<>(
                    GetObjectResponse.builder().contentLength((long) left).build(),
                    AbortableInputStream.create(new SequenceInputStream(some, end)));
        }

        @Override
        public ObjectStoreException readFailure(Exception cause) {
            return new ObjectStoreException.StoreUnavailable("broken", cause);
        }
    }
}
