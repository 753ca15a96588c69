package ventral.gateway.grpc.echo;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/**
 * Returns the bytes that it receives: the minimum cost of a call on this server, implemented as gRPC's generated
 * services are.
 */
public abstract class AbstractEchoService implements BindableService {

    private static final String SERVICE = "ventral.bench.Echo";

    public static final MethodDescriptor<byte[], byte[]> ECHO = ByteArrayMarshaller.method(SERVICE + "/Echo");

    abstract void echo(byte[] request, StreamObserver<byte[]> caller);

    @Override
    public final ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(ECHO, ServerCalls.asyncUnaryCall(this::echo))
                .build();
    }
}
