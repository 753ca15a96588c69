package ventral.cli.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

/** Checks the health of a component on this machine. */
public final class HealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private HealthCheck() {}

    /**
     * Returns {@code ready}, {@code unready}, {@code listening} (components without a health endpoint) or {@code
     * absent}.
     */
    public static String of(Endpoint part, Ports ports) {
        if (Ports.isFree(ports.of(part))) {
            return "absent";
        }
        return switch (part) {
            case GATEWAY, RENDERER, TRAINER, SCORER -> ask(ports.managementAddress(part));
            case BROKER, CONTROLLER, DATABASE, WEB, MANAGEMENT -> "listening";
        };
    }

    private static String ask(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s/q/health/ready".formatted(address)))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200
                    ? "ready"
                    : "unready";
        } catch (IOException e) {
            return "unready";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unready";
        }
    }
}
