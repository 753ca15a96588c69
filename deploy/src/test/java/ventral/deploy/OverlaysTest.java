package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the overlays are the current chart, rendered with their values. */
class OverlaysTest {

    private static final Path RENDERED = Path.of("target/overlays").toAbsolutePath();

    @BeforeAll
    static void render() {
        ExternalTool.run(
                        Map.of("HELM", ExternalTool.HELM.path().toString(), "OUT", RENDERED.toString()),
                        List.of(RenderedChart.KUBERNETES.resolve("render").toString()))
                .orThrow();
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#overlays")
    void what_was_rendered_is_what_the_chart_renders(RenderedChart overlay) throws IOException {
        assertThat(overlay.values().resolveSibling("rendered.yaml"))
                .as("run deploy/kubernetes/render")
                .hasSameTextualContentAs(RENDERED.resolve(overlay.name()).resolve("rendered.yaml"));
    }

    @ParameterizedTest
    @MethodSource("ventral.deploy.RenderedChart#overlays")
    void kustomize_gives_every_document_its_namespace(RenderedChart overlay) throws IOException {
        Path folder = overlay.values().getParent();
        List<Manifest> built =
                Manifest.parse(ExternalTool.KUBECTL.run("kustomize", folder).orThrow());
        List<Manifest> rendered = Manifest.parse(Files.readString(folder.resolve("rendered.yaml")));
        assertThat(built)
                .extracting(Manifest::toString)
                .containsExactlyInAnyOrderElementsOf(
                        rendered.stream().map(Manifest::toString).toList());
        assertThat(built)
                .allMatch(manifest -> manifest.text("/metadata/namespace").equals("ventral"));
        assertThat(built)
                .allMatch(manifest -> manifest.at("/metadata/labels")
                        .path("app.kubernetes.io/managed-by")
                        .asText()
                        .equals("kustomize"));
    }
}
