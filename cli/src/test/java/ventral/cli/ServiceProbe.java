package ventral.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;

/** Asks the services of a running system for their health and metrics. */
final class ServiceProbe {

    static final List<Endpoint> SERVICES =
            List.of(Endpoint.GATEWAY, Endpoint.RENDERER, Endpoint.TRAINER, Endpoint.SCORER);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern HOLES = Pattern.compile("\"holes\"\\s*:\\s*(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Ports ports;

    ServiceProbe(Ports ports) {
        this.ports = ports;
    }

    /** Returns the status code of a service's health check. */
    int health(Endpoint service, String check) throws IOException, InterruptedException {
        return get(service, "/q/health/" + check).statusCode();
    }

    /** Returns the number of keys whose last record the gateway could not read, as its health states it. */
    int holeCount() throws IOException, InterruptedException {
        Matcher holes = HOLES.matcher(get(Endpoint.GATEWAY, "/q/health/ready").body());
        return holes.find() ? Integer.parseInt(holes.group(1)) : 0;
    }

    /** Returns how many records of a table a service has skipped; empty if it does not count them. */
    OptionalDouble undecodableCount(Endpoint service, String table) throws IOException, InterruptedException {
        String series = "ventral_table_records_undecodable_total{topic=\"%s\"".formatted(table);
        return get(service, "/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private HttpResponse<String> get(Endpoint service, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + ports.managementAddress(service) + path))
                .timeout(TIMEOUT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
