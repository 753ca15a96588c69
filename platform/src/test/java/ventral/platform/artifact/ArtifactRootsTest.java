package ventral.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactRootsTest {

    private static final String SHA256 = "0f".repeat(32);
    private static final String FILE = SHA256 + ".safetensors";
    private static final ArtifactRoots ROOTS =
            ArtifactRoots.of("ventral.gateway.artifacts", List.of("/data/artifacts/", "s3://ventral/checkpoints/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///data/artifacts/",
                "file:/data/artifacts/",
                "file:///data/artifacts/resume/r1-",
                "file:///data/artifacts/my-run-2-",
                "s3://ventral/checkpoints/",
                "s3://ventral/checkpoints/resume/r1-"
            })
    void what_is_below_a_root_and_named_by_its_digest_is_accepted(String beginning) {
        assertThat(ROOTS.refusal(URI.create(beginning + FILE), SHA256)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///",
                "file:///data/",
                "file:///data/artifacts-of-others/",
                "file:///data/artifacts/../",
                "file:///data/artifacts/../artifacts/",
                "file:///data/artifacts/%2e%2e/",
                "file://host/data/artifacts/",
                "file:data/artifacts/",
                "/data/artifacts/",
                "s3://ventral/",
                "s3://ventral/checkpoints-of-others/",
                "s3://ventral/checkpoints/../",
                "s3://others/checkpoints/",
                "https://ventral/checkpoints/"
            })
    void what_leads_elsewhere_is_refused(String beginning) {
        assertThat(ROOTS.refusal(URI.create(beginning + FILE), SHA256)).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(ArtifactRoots.Reason.OUTSIDE_ROOTS);
            assertThat(refusal.message())
                    .contains(beginning, "/data/artifacts or s3://ventral/checkpoints", "ventral.gateway.artifacts");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_rsa", "x", "0e0e.safetensors", "x.safetensors", "artifacts.safetensors"})
    void what_is_not_named_by_its_digest_is_refused_for_good_wherever_it_leads(String name) {
        for (String root : List.of(
                "file:///data/artifacts/",
                "s3://ventral/checkpoints/",
                "file:///etc/",
                "file:",
                "file://host/",
                "https://ventral/")) {
            assertThat(ROOTS.refusal(URI.create(root + name), SHA256))
                    .hasValueSatisfying(refusal ->
                            assertThat(refusal.reason()).isEqualTo(ArtifactRoots.Reason.NOT_NAMED_BY_DIGEST));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0f", "../../x"})
    void a_digest_that_is_none_is_refused(String sha256) {
        assertThat(ROOTS.refusal(URI.create("file:///data/artifacts/" + FILE), sha256))
                .isPresent();
        assertThat(ROOTS.refusal(URI.create("file:///data/artifacts/x-" + sha256 + ".safetensors"), sha256))
                .isPresent();
    }

    @Test
    void an_owner_is_separated_from_the_digest() {
        assertThat(ROOTS.refusal(URI.create("file:///data/artifacts/r1" + FILE), SHA256))
                .isPresent();
    }

    @Test
    void without_roots_everything_is_refused_and_the_key_named() {
        ArtifactRoots none = ArtifactRoots.of("ventral.scorer.artifacts", List.of());
        assertThat(none.refusal(URI.create("file:///data/artifacts/" + FILE), SHA256))
                .hasValueSatisfying(refusal -> assertThat(refusal.message())
                        .contains("ventral.scorer.artifacts is not set", "set it to the folder or s3://bucket/prefix"));
        assertThat(none.refusal(URI.create("s3://ventral/" + FILE), SHA256)).isPresent();
    }

    @Test
    void a_root_that_is_neither_a_folder_nor_a_prefix_is_an_error() {
        assertThatThrownBy(() -> ArtifactRoots.of("a.key", List.of("ftp://store")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ftp://store");
        assertThatThrownBy(() -> ArtifactRoots.of("a.key", List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
