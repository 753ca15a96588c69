package ventral.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectUriTest {

    @ParameterizedTest
    @CsvSource({
        "s3://ventral/checkpoints/ab.safetensors, ventral, checkpoints/ab.safetensors",
        "s3://ventral/checkpoints/, ventral, checkpoints",
        "s3://ventral.example, ventral.example, ''",
        "s3://ventral/, ventral, ''"
    })
    void a_place_is_a_bucket_and_a_key(URI uri, String bucket, String key) {
        assertThat(ObjectUri.of(uri)).isEqualTo(new ObjectUri(bucket, key));
    }

    @Test
    void what_is_below_a_place_has_its_uri() {
        assertThat(new ObjectUri("b-1", "").resolve("resume").resolve("r1-ab").uri())
                .isEqualTo(URI.create("s3://b-1/resume/r1-ab"));
    }

    @Test
    void an_object_is_below_its_bucket_and_its_prefixes() {
        ObjectUri object = new ObjectUri("bucket", "a/b/c");
        assertThat(object.isBelow(new ObjectUri("bucket", ""))).isTrue();
        assertThat(object.isBelow(new ObjectUri("bucket", "a/b"))).isTrue();
        assertThat(object.isBelow(new ObjectUri("bucket", "a/b/c"))).isFalse();
        assertThat(object.isBelow(new ObjectUri("bucket", "a/b/c/d"))).isFalse();
        assertThat(new ObjectUri("bucket", "ab").isBelow(new ObjectUri("bucket", "a")))
                .isFalse();
        assertThat(object.isBelow(new ObjectUri("other", "a"))).isFalse();
        assertThat(new ObjectUri("bucket", "").isBelow(new ObjectUri("bucket", "")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///b/k",
                "s3:bucket",
                "s3:///key",
                "s3://Bucket/k",
                "s3://b/k",
                "s3://user@bucket/k",
                "s3://bucket:80/k",
                "s3://bucket/a//b",
                "s3://bucket/%20",
                "s3://bucket/a/../b",
                "s3://bucket/..",
                "s3://bucket/./a",
                "s3://bucket/k?x=1",
                "s3://bucket/k#x"
            })
    void what_is_no_place_is_refused(URI uri) {
        assertThatThrownBy(() -> ObjectUri.of(uri)).isInstanceOf(IllegalArgumentException.class);
    }
}
