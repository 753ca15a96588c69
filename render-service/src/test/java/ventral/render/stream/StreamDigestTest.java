package ventral.render.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;

class StreamDigestTest {

    private static final StreamSpec SPEC = StreamSpec.rendered(5, 160, 32, 8);

    /** Expected value by Python's hashlib, of the eight lines that identified a stream before ranges existed. */
    @Test
    void without_ranges_a_streams_digest_stays_the_same_until_the_renderers_version_rises() {
        assertThat(StreamDigest.of(SPEC, SceneSpec.DEFAULT, "objects", "none").hex())
                .isEqualTo("b6289e1b8970a3832c7161f6f02a6744e84a587dd8936649d26f7e338b9530c8");
    }

    @Test
    void every_range_makes_another_stream() {
        assertThat(List.of(
                        digest(),
                        digest("distance=1.5..2"),
                        digest("distance=1.5..2.5"),
                        digest("rotation_yaw=1.5..2"),
                        digest("category=a,b"),
                        digest("category=a b"),
                        digest("identity=a,b")))
                .doesNotHaveDuplicates();
        assertThat(digest("category=b,a", "distance=1.5..2")).isEqualTo(digest("distance=1.5..2", "category=a,b"));
    }

    private static StreamDigest digest(String... ranges) {
        SceneSpec scenes = new SceneSpec(
                "grown",
                GeometryProfile.UNIFORM,
                MaterialRule.OWN,
                List.of(),
                LatentRangeParser.parse(List.of(), List.of(ranges)),
                "default",
                "default");
        return StreamDigest.of(SPEC, scenes, "objects", "none");
    }
}
