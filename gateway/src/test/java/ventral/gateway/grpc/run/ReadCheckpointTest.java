package ventral.gateway.grpc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.testing.LedgerSamples;

final class ReadCheckpointTest {

    private static final int SIZE = 3 * CheckpointFileSender.CHUNK_BYTES + 5;

    private static final String SHA256 = "ab".repeat(32);

    private final byte[] weights = new byte[SIZE];

    @TempDir
    private Path disk;

    private ApiServer server;
    private CheckpointServiceGrpc.CheckpointServiceBlockingStub checkpoints;
    private Path artifacts;
    private Path file;

    @BeforeEach
    void there_is_a_checkpoint() throws IOException {
        new Random(1).nextBytes(weights);
        artifacts = Files.createDirectory(disk.resolve("artifacts"));
        server = ApiServer.withArtifacts(artifacts);
        checkpoints = CheckpointServiceGrpc.newBlockingStub(server.channel);
        file = Files.write(artifacts.resolve(SHA256 + ".safetensors"), weights);
        write(file.toUri().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void weights_are_read_whole() {
        assertThat(all(read(0))).isEqualTo(ByteString.copyFrom(weights));
    }

    @Test
    void reading_goes_on_behind_what_came() {
        Iterator<ReadCheckpointResponse> broken = read(0);
        ByteString first = broken.next().getData();
        assertThat(first.concat(all(read(first.size())))).isEqualTo(ByteString.copyFrom(weights));
    }

    @Test
    void nothing_is_left_at_the_end_and_nothing_lies_beyond() {
        assertThat(all(read(SIZE))).isEmpty();
        assertThatThrownBy(() -> all(read(SIZE + 1)))
                .hasMessageContaining("OUT_OF_RANGE: read_offset %d is beyond the end, %d", SIZE + 1, SIZE);
        assertThatThrownBy(() -> all(read(-1))).hasMessageContaining("read_offset -1 is negative");
    }

    @Test
    void a_file_that_the_gateway_does_not_reach_is_named() throws IOException {
        Files.delete(file);
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContaining("FAILED_PRECONDITION: %s does not exist on this machine", file.toUri());
        write("s3://bucket/weights.safetensors");
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContaining("FAILED_PRECONDITION: cannot read s3://bucket/weights.safetensors");
    }

    @Test
    void a_file_that_is_no_artifact_is_refused_whatever_the_row_says() throws IOException {
        Path key = Files.writeString(disk.resolve("id_rsa"), "secret");
        Path sibling = Files.write(disk.resolve(SHA256 + ".safetensors"), weights);
        write(key.toUri().toString());
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContainingAll(
                        "FAILED_PRECONDITION: cannot use " + key.toUri(), "must be named [owner-]{sha256}.safetensors");
        write(sibling.toUri().toString());
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContainingAll(
                        "FAILED_PRECONDITION: cannot use " + sibling.toUri(), "ventral.gateway.artifacts");
        write(Files.writeString(artifacts.resolve("id_rsa"), "secret").toUri().toString());
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContainingAll("FAILED_PRECONDITION", "must be named [owner-]{sha256}.safetensors");
        Files.delete(file);
        write(Files.createSymbolicLink(file, key).toUri().toString());
        assertThatThrownBy(() -> all(read(0)))
                .hasMessageContainingAll("FAILED_PRECONDITION", "leads out of the folders of artifacts");
        write("file:///not a uri");
        assertThatThrownBy(() -> all(read(0))).hasMessageContainingAll("FAILED_PRECONDITION", "invalid");
    }

    private void write(String uri) {
        server.ledger.write(new Checkpoint(
                new CheckpointName(new RunName("r1"), 64),
                "resnet18",
                SHA256,
                SIZE,
                uri,
                LedgerSamples.NOON,
                null,
                new FencingToken(1, 0, 0)));
    }

    private Iterator<ReadCheckpointResponse> read(long offset) {
        return checkpoints.readCheckpoint(ReadCheckpointRequest.newBuilder()
                .setName("runs/r1/checkpoints/64")
                .setReadOffset(offset)
                .build());
    }

    private static ByteString all(Iterator<ReadCheckpointResponse> chunks) {
        ByteString all = ByteString.EMPTY;
        while (chunks.hasNext()) {
            all = all.concat(chunks.next().getData());
        }
        return all;
    }
}
