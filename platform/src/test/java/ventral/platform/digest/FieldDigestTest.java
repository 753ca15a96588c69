package ventral.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldDigestTest {

    @Test
    void equal_fields_have_equal_digests() {
        assertThat(all().hex()).isEqualTo(all().hex()).hasSize(64);
    }

    @Test
    void fields_that_differ_or_end_elsewhere_have_different_digests() {
        assertThat(Stream.of(
                        new FieldDigest(),
                        new FieldDigest().add(""),
                        new FieldDigest().add("ab").add("c"),
                        new FieldDigest().add("a").add("bc"),
                        new FieldDigest().add(1),
                        new FieldDigest().add(2),
                        new FieldDigest().add(1.),
                        new FieldDigest().add(Math.nextUp(1.)),
                        new FieldDigest().add(new int[] {1, 2}).add(new int[] {3}),
                        new FieldDigest().add(new int[] {1}).add(new int[] {2, 3}),
                        new FieldDigest().add(new double[][] {{1, 2}, {3}}),
                        new FieldDigest().add(new double[][] {{1}, {2, 3}}),
                        new FieldDigest().add(new double[][] {{1, 2, 3}})))
                .extracting(FieldDigest::hex)
                .doesNotHaveDuplicates();
    }

    private static FieldDigest all() {
        return new FieldDigest()
                .add("text")
                .add(1)
                .add(.5)
                .add(new int[] {1, 2})
                .add(new double[][] {{1, 2}, {3, Double.NaN}});
    }
}
