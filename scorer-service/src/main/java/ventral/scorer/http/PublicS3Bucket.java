package ventral.scorer.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the URLs of a public S3 bucket.
 *
 * @param root URL that keys are appended to
 */
public record PublicS3Bucket(URI root) {

    /** Returns a bucket of Amazon S3. */
    public static PublicS3Bucket ofAmazon(String name) {
        return new PublicS3Bucket(URI.create("https://%s.s3.amazonaws.com".formatted(name)));
    }

    /** Returns a bucket of another server or a mirror, with path-style URLs. */
    public static PublicS3Bucket at(URI endpoint, String name) {
        return new PublicS3Bucket(
                URI.create("%s/%s".formatted(endpoint.toString().replaceFirst("/+$", ""), name)));
    }

    /**
     * Returns the URL of an object.
     *
     * @param versionId version of the object; null for the latest
     */
    public URI object(String key, @Nullable String versionId) {
        String path = Arrays.stream(key.split("/")).map(PublicS3Bucket::encode).collect(Collectors.joining("/"));
        String query = versionId == null ? "" : "?versionId=" + encode(versionId);
        return URI.create("%s/%s%s".formatted(root, path, query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
