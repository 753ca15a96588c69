package ventral.cli.grpc;

import io.grpc.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;

/** Reads the weights files of checkpoints through the gateway. */
public final class WeightsClient {

    private final String address;
    private final Channel channel;

    /**
     * Creates a reader on an open channel.
     *
     * @param address address of the gateway, for error messages
     */
    public WeightsClient(String address, Channel channel) {
        this.address = address;
        this.channel = channel;
    }

    /**
     * Writes a checkpoint's file to {@code out} in order, from a byte offset on. After a failure, the next call can
     * start behind the bytes that were written.
     *
     * @throws GatewayException if the gateway rejects the call, or the call breaks off
     * @throws IOException if writing to {@code out} fails
     */
    public void read(String checkpoint, long offset, OutputStream out) throws IOException {
        try {
            GatewayChannel.call(address, () -> {
                Iterator<ReadCheckpointResponse> chunks = CheckpointServiceGrpc.newBlockingStub(channel)
                        .readCheckpoint(ReadCheckpointRequest.newBuilder()
                                .setName(checkpoint)
                                .setReadOffset(offset)
                                .build());
                while (chunks.hasNext()) {
                    write(chunks.next(), out);
                }
                return chunks;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ReadCheckpointResponse chunk, OutputStream out) {
        try {
            chunk.getData().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
