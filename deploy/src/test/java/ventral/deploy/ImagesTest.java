package ventral.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what every image states of itself, and that each image can be named by its digest. */
class ImagesTest {

    private static final Path IMAGES = Path.of("images");
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private static final Pattern STAGE = Pattern.compile("(?m)^FROM (\\S+) AS (\\S+)$");

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "render-service", "trainer-service", "scorer-service", "cli"})
    void an_image_holds_its_bill_of_materials_and_its_title(String image) throws IOException {
        String stage = Objects.requireNonNull(stages().get(image));
        assertThat(stage).contains("LABEL org.opencontainers.image.title=\"Ventral ");
        assertThat(stage).containsPattern("(?m)^COPY %s(-\\$\\{TORCH})?/application /app$".formatted(image));
    }

    @Test
    void the_build_lists_the_libraries_of_each_image_and_labels_it() throws IOException {
        assertThat(Files.readString(IMAGES.resolve("build")))
                .contains("cp \"$home/$image/target/bill-of-materials.json\" \"$folder/application/\"")
                .contains("org.cyclonedx:cyclonedx-maven-plugin:makeBom")
                .contains("--label org.opencontainers.image.version=")
                .contains("--label org.opencontainers.image.revision=")
                .contains("--label org.opencontainers.image.base.name=");
    }

    @Test
    void the_image_of_the_gateway_lists_the_packages_of_its_web_page_too() throws IOException {
        assertThat(Files.readString(IMAGES.resolve("build")))
                .contains("node \"$here/page-bill.mjs\" >\"$folder/application/page-bill-of-materials.json\"");
        JsonNode bill = Manifest.node(ExternalTool.run(Map.of(), List.of("node", "images/page-bill.mjs"))
                .orThrow());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.path("components").findValuesAsText("purl"))
                .contains("pkg:npm/%40observablehq/plot@0.6.17", "pkg:npm/d3-scale@4.0.3")
                .noneMatch(purl -> purl.contains("esbuild"));
        for (JsonNode component : bill.path("components")) {
            assertThat(component.path("hashes").findValuesAsText("content"))
                    .as(component.path("name").asText())
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{128}");
            assertThat(component.path("licenses")).isNotEmpty();
        }
    }

    @Test
    void the_only_foreign_image_of_a_build_is_the_base_that_an_option_names() throws IOException {
        Map<String, String> stages = stages();
        List<String> foreign = STAGE.matcher(Files.readString(IMAGES.resolve("Dockerfile")))
                .results()
                .map(stage -> stage.group(1))
                .filter(from -> !stages.containsKey(from))
                .toList();
        assertThat(foreign).containsExactly("${BASE}");
    }

    @Test
    void every_image_of_compose_can_be_replaced_by_one_with_a_digest() throws IOException {
        for (String file : List.of("compose.yaml", "compose.gpu.yaml")) {
            JsonNode services =
                    Manifest.node(Files.readString(Path.of("compose", file))).path("services");
            services.fields().forEachRemaining(service -> {
                if (service.getValue().has("image")) {
                    assertThat(service.getValue().path("image").asText())
                            .as(service.getKey())
                            .matches("\\$\\{[A-Z0-9]+_IMAGE:-\\S+:(?!latest)[^:]+}");
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"gateway, gateway", "trainer-service, trainer-service-cuda", "render-service, render-service"})
    void the_chart_names_an_image_by_its_digest_instead_of_its_tag(String image, String key) {
        String rendered = ExternalTool.HELM
                .run(
                        "template",
                        "ventral",
                        RenderedChart.CHART,
                        "--values",
                        RenderedChart.of("gpu").values(),
                        "--set",
                        "image.digests.%s=%s".formatted(key, DIGEST))
                .orThrow();
        assertThat(rendered).containsPattern("image: \"\\S*ventral/%s@%s\"".formatted(image, DIGEST));
        assertThat(rendered).doesNotContain("ventral/%s:".formatted(image));
    }

    /** Returns the text of each stage of the Dockerfile by name. */
    private static Map<String, String> stages() throws IOException {
        String text = Files.readString(IMAGES.resolve("Dockerfile"));
        List<MatchResult> starts = STAGE.matcher(text).results().toList();
        Map<String, String> stages = new HashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1).start() : text.length();
            stages.put(starts.get(i).group(2), text.substring(starts.get(i).start(), end));
        }
        return stages;
    }
}
