package ventral.gateway;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Requests client certificates at the gRPC port if their authorities are configured. */
@ApplicationScoped
class ClientCertificateRequest implements HttpServerOptionsCustomizer {

    private final GatewaySecurityConfig config;

    ClientCertificateRequest(GatewaySecurityConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (config.clientCa().isPresent()) {
            options.setClientAuth(ClientAuth.REQUEST);
        }
    }
}
