package ventral.cli.testing;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListStreamsResponse;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;

/** A gateway with one stream, which a viewer's token may list and not pause. */
public final class FakeProtectedGateway extends StreamServiceGrpc.StreamServiceImplBase
        implements ServerInterceptor, AutoCloseable {

    public static final String TOKEN = "viewer-token";

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Server server;

    private FakeProtectedGateway(ServerCredentials credentials) {
        try {
            server = Grpc.newServerBuilderForPort(0, credentials)
                    .addService(this)
                    .intercept(this)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FakeProtectedGateway withoutTls() {
        return new FakeProtectedGateway(InsecureServerCredentials.create());
    }

    public static FakeProtectedGateway withTls(TestCertificate own) {
        return new FakeProtectedGateway(credentials(own).build());
    }

    /** Returns a gateway that identifies clients by a certificate. */
    public static FakeProtectedGateway withClientCertificates(TestCertificate own, TestCertificate client) {
        try {
            return new FakeProtectedGateway(credentials(own)
                    .trustManager(client.certificate().toFile())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TlsServerCredentials.Builder credentials(TestCertificate own) {
        try {
            return TlsServerCredentials.newBuilder()
                    .keyManager(own.certificate().toFile(), own.key().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void listStreams(ListStreamsRequest request, StreamObserver<ListStreamsResponse> response) {
        response.onNext(ListStreamsResponse.newBuilder()
                .addStreams(Stream.newBuilder().setName("streams/s1"))
                .build());
        response.onCompleted();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Status refusal = refusal(call.getMethodDescriptor().getBareMethodName(), headers.get(AUTHORIZATION));
        if (refusal.isOk()) {
            return next.startCall(call, headers);
        }
        call.close(refusal, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static Status refusal(String method, String authorization) {
        if (authorization == null) {
            return Status.UNAUTHENTICATED.withDescription("the call has no token");
        }
        if (!authorization.equals("Bearer " + TOKEN)) {
            return Status.UNAUTHENTICATED.withDescription("the token is not valid");
        }
        return method.equals("ListStreams")
                ? Status.OK
                : Status.PERMISSION_DENIED.withDescription("role viewer may not call " + method);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
