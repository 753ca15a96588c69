package ventral.scorer.files.benchmark;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.platform.artifact.ObjectUri;
import ventral.scorer.files.DescriptorFields;

/**
 * File in a public S3 bucket that is downloaded to BrainIO's cache.
 *
 * @param key of the object in the bucket
 * @param versionId version of the object; null for the latest
 */
public record RemoteFile(
        String field, String bucket, String key, @Nullable String versionId, String sha1) implements CheckedFile {

    static RemoteFile of(String field, DescriptorFields fetch, String sha1) {
        RemoteFile file = new RemoteFile(
                field,
                bucket(fetch.path("bucket"), fetch.text("bucket")),
                fetch.text("key"),
                fetch.optionalText("version_id").orElse(null),
                sha1);
        fetch.requireAllRead();
        if (Set.of("", ".", "..").contains(file.fileName())) {
            throw new IllegalArgumentException(
                    "%s is %s; it has to end in the name of a file".formatted(fetch.path("key"), file.key));
        }
        return file;
    }

    /** Returns the name of a bucket after a check, because it becomes part of a host name. */
    private static String bucket(String field, String name) {
        try {
            return new ObjectUri(name, "").bucket();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(field, e.getMessage()), e);
        }
    }

    private String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Returns the path of the file in BrainIO's cache, whether or not the file exists. */
    public Path cached(Path brainioHome) {
        return brainioHome.resolve(sha1).resolve(fileName());
    }

    @Override
    public String shownName() {
        return "%s/%s".formatted(bucket, key);
    }

    @Override
    public Path locate(BenchmarkPaths places) throws NoSuchFileException {
        Path found = cached(places.brainioHome());
        if (!Files.isRegularFile(found)) {
            throw new NoSuchFileException(
                    "%s.fetch: %s is not downloaded; run './ventral benchmarks fetch'".formatted(field, shownName()));
        }
        return found;
    }
}
