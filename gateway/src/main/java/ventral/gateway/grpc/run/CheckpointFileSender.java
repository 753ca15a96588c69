package ventral.gateway.grpc.run;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import ventral.api.v1.ReadCheckpointResponse;
import ventral.gateway.grpc.Errors;
import ventral.gateway.grpc.SignalledTask;
import ventral.platform.artifact.ArtifactStoreUnavailableException;

/** Sends a file to one client. Flow control: it reads no more of the file than the client can receive. */
final class CheckpointFileSender {

    static final int CHUNK_BYTES = 256 << 10;

    private static final Logger LOG = Logger.getLogger(CheckpointFileSender.class);

    private final InputStream file;
    private final ServerCallStreamObserver<ReadCheckpointResponse> client;
    private final SignalledTask advancing;

    /** Guarded by this: gRPC cancels on a thread other than the executor's. */
    private boolean ended;

    /**
     * Prepares to send a file.
     *
     * @param file closed once it is sent or the client has disconnected
     */
    CheckpointFileSender(InputStream file, ServerCallStreamObserver<ReadCheckpointResponse> client, Executor executor) {
        this.file = file;
        this.client = client;
        this.advancing = new SignalledTask(executor, this::advance, this::end);
    }

    /** Starts sending. The service's method must call this itself, since gRPC accepts handlers only there. */
    void start() {
        client.setOnCancelHandler(this::end);
        client.setOnReadyHandler(advancing::signal);
        advancing.signal();
    }

    private synchronized void advance() {
        try {
            while (!ended && !client.isCancelled() && client.isReady()) {
                byte[] chunk = file.readNBytes(CHUNK_BYTES);
                if (chunk.length > 0) {
                    client.onNext(ReadCheckpointResponse.newBuilder()
                            .setData(ByteString.copyFrom(chunk))
                            .build());
                }
                if (chunk.length < CHUNK_BYTES) {
                    end();
                    client.onCompleted();
                }
            }
        } catch (IOException | ArtifactStoreUnavailableException e) {
            end();
            client.onError(Errors.unreadable(e));
        }
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("cannot close the file of a checkpoint", e);
            }
        }
    }
}
