package ventral.gateway.grpc.echo;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Passes messages through in their wire format, so that they cost the same whatever the method. */
public final class ByteArrayMarshaller implements MethodDescriptor.Marshaller<byte[]> {

    private static final ByteArrayMarshaller MARSHALLER = new ByteArrayMarshaller();

    private ByteArrayMarshaller() {}

    /**
     * Describes a unary method whose messages are bytes.
     *
     * @param name such as {@code ventral.api.v1.ScoreService/GetScore}
     */
    public static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(name)
                .setRequestMarshaller(MARSHALLER)
                .setResponseMarshaller(MARSHALLER)
                .build();
    }

    @Override
    public InputStream stream(byte[] message) {
        return new MessageInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Provides the bytes in the form that the gRPC server of Quarkus requires of a response. */
    private static final class MessageInputStream extends ByteArrayInputStream implements Drainable, KnownLength {
        MessageInputStream(byte[] message) {
            super(message);
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            return Math.toIntExact(transferTo(target));
        }
    }
}
