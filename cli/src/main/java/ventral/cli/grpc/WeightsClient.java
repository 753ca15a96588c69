package ventral.cli.grpc;

import io.grpc.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import ventral.api.v1.CheckpointServiceGrpc;
import ventral.api.v1.ReadCheckpointRequest;
import ventral.api.v1.ReadCheckpointResponse;

/** Reads the weights files of checkpoints through the gateway. */
public final class WeightsClient {

    /** Covers the time that an object store takes to open a file. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final String address;
    private final Channel channel;
    private final StallDeadline stall;

    /**
     * Creates a reader on an open channel.
     *
     * @param address address of the gateway, for error messages
     */
    public WeightsClient(String address, Channel channel) {
        this(address, channel, LONGEST_SILENCE);
    }

    /**
     * Creates a reader on an open channel.
     *
     * @param longestSilence time without data after which a download breaks off
     */
    public WeightsClient(String address, Channel channel, Duration longestSilence) {
        this.address = address;
        this.channel = channel;
        this.stall = new StallDeadline(longestSilence);
    }

    /**
     * Writes a checkpoint's file to {@code out} in order, from a byte offset on. After a failure, the next call can
     * start behind the bytes that were written.
     *
     * @throws GatewayException if the gateway rejects the call, or the call breaks off or receives nothing for too long
     * @throws IOException if writing to {@code out} fails
     */
    public void read(String checkpoint, long offset, OutputStream out) throws IOException {
        try {
            GatewayChannel.call(address, () -> {
                stall.run(received -> receive(checkpoint, offset, out, received));
                return checkpoint;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void receive(String checkpoint, long offset, OutputStream out, Runnable received) {
        Iterator<ReadCheckpointResponse> chunks = CheckpointServiceGrpc.newBlockingStub(channel)
                .readCheckpoint(ReadCheckpointRequest.newBuilder()
                        .setName(checkpoint)
                        .setReadOffset(offset)
                        .build());
        while (chunks.hasNext()) {
            write(chunks.next(), out);
            received.run();
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
