package ventral.gateway.grpc.echo;

import io.grpc.stub.StreamObserver;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;

/** Serves the echo only if {@code ventral.bench.echo} is true, as in the gateway that is measured. */
@GrpcService
@Blocking
@LookupIfProperty(name = "ventral.bench.echo", stringValue = "true")
class EchoService extends AbstractEchoService {

    @Override
    void echo(byte[] request, StreamObserver<byte[]> caller) {
        caller.onNext(request);
        caller.onCompleted();
    }
}
