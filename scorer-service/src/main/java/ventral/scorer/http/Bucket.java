package ventral.scorer.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bucket that anyone may read.
 *
 * @param root address that keys follow
 */
public record Bucket(URI root) {

    /** A bucket of Amazon's. */
    public static Bucket ofAmazon(String name) {
        return new Bucket(URI.create("https://%s.s3.amazonaws.com".formatted(name)));
    }

    /** A bucket of another server, or of a mirror, which is addressed by its path. */
    public static Bucket at(URI endpoint, String name) {
        return new Bucket(URI.create("%s/%s".formatted(endpoint.toString().replaceFirst("/+$", ""), name)));
    }

    /** Address of an object. */
    public URI object(String key, Optional<String> versionId) {
        String path = Arrays.stream(key.split("/")).map(Bucket::encode).collect(Collectors.joining("/"));
        String query = versionId.map(id -> "?versionId=" + encode(id)).orElse("");
        return URI.create("%s/%s%s".formatted(root, path, query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
