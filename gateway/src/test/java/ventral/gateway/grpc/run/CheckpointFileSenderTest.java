package ventral.gateway.grpc.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.api.v1.ReadCheckpointResponse;
import ventral.platform.artifact.ArtifactStoreUnavailableException;

final class CheckpointFileSenderTest {

    private final RecordingClient client = new RecordingClient();

    @Test
    void a_store_that_becomes_unavailable_while_its_file_is_read_is_reported_as_unavailable() {
        BrokenFile file = new BrokenFile();
        new CheckpointFileSender(file, client, Runnable::run).start();
        assertThat(client.sent).hasSize(1);
        assertThat(Status.fromThrowable(client.error).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(Status.fromThrowable(client.error).getDescription())
                .isEqualTo("reading the file failed: no store at http://127.0.0.1");
        assertThat(file.isClosed).isTrue();
    }

    /** A file of which only the first chunk can be read. */
    private static final class BrokenFile extends InputStream {

        private int left = CheckpointFileSender.CHUNK_BYTES;
        private boolean isClosed;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                throw new ArtifactStoreUnavailableException(
                        "no store at http://127.0.0.1", new IOException("Connection refused"));
            }
            left--;
            return 1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            bytes[offset] = (byte) read();
            return 1;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    /** A client that is always ready. */
    private static final class RecordingClient extends ServerCallStreamObserver<ReadCheckpointResponse> {

        private final List<ReadCheckpointResponse> sent = new ArrayList<>();
        private @Nullable Throwable error;

        @Override
        public void onNext(ReadCheckpointResponse chunk) {
            sent.add(chunk);
        }

        @Override
        public void onError(Throwable thrown) {
            error = thrown;
        }

        @Override
        public void onCompleted() {
            throw new IllegalStateException("the file cannot be complete");
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}
    }
}
