package ventral.benchmarks.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Reads resource usage of the gateway process that is measured from its own metrics. */
final class ServerProcess {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final long pid;

    ServerProcess(String address, long pid) {
        this.address = address;
        this.pid = pid;
    }

    /** Forces a full collection and returns the bytes that remain on the heap. */
    long heapAfterFullCollection() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int status = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("%s %d GC.run ended with status %d".formatted(jcmd, pid, status));
        }
        return Math.round(sum(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\"")));
    }

    long threads() throws IOException, InterruptedException {
        return Math.round(sum(line -> line.startsWith("jvm_threads_live_threads")));
    }

    private double sum(Predicate<String> metric) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://%s/q/metrics".formatted(address)))
                .header("Accept", "text/plain")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(metric)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
