package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the containers' health check against a port that rejects requests without a name, as the gateway's does. */
class ReadinessCheckTest {

    private static final int REJECTED = 403;

    private HttpServer service;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/q/health/ready", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void a_service_that_reports_ready_is_healthy() {
        assertThat(check().status()).isZero();
    }

    @Test
    void a_service_that_reports_unready_is_unhealthy() {
        status = 503;
        assertThat(check().status()).isEqualTo(1);
    }

    @Test
    void a_service_that_does_not_listen_is_unhealthy() {
        service.stop(0);
        assertThat(check().status()).isEqualTo(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isNamed = "localhost".equals(exchange.getRequestHeaders().getFirst("Host"));
        exchange.sendResponseHeaders(isNamed ? status : REJECTED, -1);
        exchange.close();
    }

    private ExternalTool.ToolResult check() {
        String port = Integer.toString(service.getAddress().getPort());
        return ExternalTool.run(Map.of("QUARKUS_MANAGEMENT_PORT", port), List.of("bash", "images/ready"));
    }
}
