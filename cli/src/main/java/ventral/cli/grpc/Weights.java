package ventral.cli.grpc;

import io.grpc.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;

/** The files of checkpoints, read through the gateway. */
public final class Weights {

    private final String address;
    private final Channel channel;

    /** @param address of the gateway, for words to the user */
    public Weights(String address, Channel channel) {
        this.address = address;
        this.channel = channel;
    }

    /**
     * Writes a checkpoint's file from a byte on, in order: what was written before a failure need not be read again.
     *
     * @throws GatewayFailure if the gateway refuses, or the call breaks off
     * @throws IOException if {@code out} takes no more
     */
    public void read(String checkpoint, long offset, OutputStream out) throws IOException {
        try {
            Gateway.call(address, () -> {
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
