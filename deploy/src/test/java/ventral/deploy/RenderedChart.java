package ventral.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The chart with one file of values, as {@code helm template} renders it for release ventral in namespace ventral. */
record RenderedChart(String name, Path values) {

    static final Path KUBERNETES = Path.of("kubernetes").toAbsolutePath();
    static final Path CHART = KUBERNETES.resolve("chart");

    private static final Map<RenderedChart, List<Manifest>> DONE = new ConcurrentHashMap<>();

    /** Returns a rendering for each overlay and for each file in values. */
    static Stream<RenderedChart> all() {
        return Stream.concat(overlays(), files("values"));
    }

    static Stream<RenderedChart> overlays() {
        try (Stream<Path> folders = Files.list(KUBERNETES.resolve("overlays"))) {
            return folders
                    .map(folder -> new RenderedChart(folder.getFileName().toString(), folder.resolve("values.yaml")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<RenderedChart> files(String folder) {
        try (Stream<Path> files = Files.list(KUBERNETES.resolve(folder))) {
            return files
                    .map(file -> new RenderedChart(file.getFileName().toString().replace(".yaml", ""), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RenderedChart of(String name) {
        return all().filter(rendering -> rendering.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no values " + name));
    }

    List<Manifest> manifests() {
        return DONE.computeIfAbsent(
                this,
                it -> Manifest.parse(ExternalTool.HELM
                        .run("template", "ventral", CHART, "--namespace", "ventral", "--values", values)
                        .orThrow()));
    }

    Stream<Manifest> ofKind(String kind) {
        return manifests().stream().filter(manifest -> manifest.hasKind(kind));
    }

    /** Returns the chart's Deployments and the pod of its test. */
    Stream<Manifest> workloads() {
        return manifests().stream()
                .filter(((Predicate<Manifest>) it -> it.hasKind("Deployment")).or(it -> it.hasKind("Pod")));
    }

    Manifest deployment(String component) {
        return ofKind("Deployment")
                .filter(manifest -> manifest.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
