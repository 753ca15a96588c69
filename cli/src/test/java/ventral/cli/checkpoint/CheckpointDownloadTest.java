package ventral.cli.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;
import ventral.cli.grpc.GatewayException;
import ventral.cli.grpc.WeightsClient;

final class CheckpointDownloadTest {

    private static final ByteString FILE = ByteString.copyFromUtf8("weights of a network");
    private static final int BROKEN_AFTER = 7;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

    private final FlakyCheckpointService service = new FlakyCheckpointService();
    private final Server server =
            InProcessServerBuilder.forName("weights").addService(service).build();
    private final ManagedChannel channel =
            InProcessChannelBuilder.forName("weights").build();

    @TempDir
    private Path folder;

    private Path target = Path.of("");

    @BeforeEach
    void start() throws IOException {
        server.start();
        target = folder.resolve("w.safetensors");
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void what_was_broken_off_goes_on_where_it_stopped() throws IOException {
        assertThatThrownBy(download(sha256(FILE))::run).isInstanceOf(GatewayException.class);
        assertThat(target).doesNotExist();
        download(sha256(FILE)).run();
        assertThat(service.offsets).containsExactly(0L, (long) BROKEN_AFTER);
        assertThat(target).hasBinaryContent(FILE.toByteArray());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void another_file_than_the_trainer_wrote_is_not_kept() throws IOException {
        ByteString other = sha256(ByteString.copyFromUtf8("other weights"));
        assertThatThrownBy(download(other)::run).isInstanceOf(GatewayException.class);
        assertThatThrownBy(download(other)::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("runs/r1/checkpoints/64 came with the SHA-256");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_longer_part_of_another_file_is_begun_anew() throws IOException {
        Files.writeString(folder.resolve("w.safetensors.part"), "x".repeat(FILE.size() + 1));
        assertThatThrownBy(download(sha256(FILE))::run).isInstanceOf(GatewayException.class);
        assertThat(service.offsets).containsExactly(0L);
    }

    @Test
    void a_download_that_stalls_breaks_off_and_goes_on_where_it_stopped() throws IOException {
        service.stalls = true;
        assertThatThrownBy(download(sha256(FILE))::run)
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("does not answer in time");
        download(sha256(FILE)).run();
        assertThat(service.offsets).containsExactly(0L, (long) BROKEN_AFTER);
        assertThat(target).hasBinaryContent(FILE.toByteArray());
    }

    @Test
    void more_bytes_than_the_file_has_are_not_written() throws IOException {
        service.excess = ByteString.copyFromUtf8("and more");
        assertThatThrownBy(download(sha256(FILE))::run).isInstanceOf(GatewayException.class);
        assertThatThrownBy(download(sha256(FILE))::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more bytes of runs/r1/checkpoints/64 are sent than it has");
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("w.safetensors.part")).hasSize(BROKEN_AFTER);
    }

    private CheckpointDownload download(ByteString sha256) {
        Checkpoint checkpoint = Checkpoint.newBuilder()
                .setName("runs/r1/checkpoints/64")
                .setSizeBytes(FILE.size())
                .setSha256(sha256)
                .build();
        return new CheckpointDownload(
                new WeightsClient("in this process", channel, LONGEST_SILENCE), checkpoint, target);
    }

    private static ByteString sha256(ByteString content) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves one file, and fails or stalls the first call in the middle of it. */
    private static final class FlakyCheckpointService extends CheckpointServiceGrpc.CheckpointServiceImplBase {

        private final List<Long> offsets = new ArrayList<>();
        private volatile boolean stalls;
        private volatile ByteString excess = ByteString.EMPTY;

        @Override
        public void readCheckpoint(ReadCheckpointRequest request, StreamObserver<ReadCheckpointResponse> caller) {
            offsets.add(request.getReadOffset());
            boolean first = offsets.size() == 1;
            caller.onNext(ReadCheckpointResponse.newBuilder()
                    .setData(FILE.substring((int) request.getReadOffset(), first ? BROKEN_AFTER : FILE.size())
                            .concat(first ? ByteString.EMPTY : excess))
                    .build());
            if (first && stalls) {
                return;
            }
            if (first) {
                caller.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                caller.onCompleted();
            }
        }
    }
}
