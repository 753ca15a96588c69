package ventral.scorer.files;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in an S3 bucket that anyone may read, kept in BrainIO's cache once it was fetched.
 *
 * @param key its name in the bucket
 * @param versionId which of the bucket's versions of it, if the bucket keeps versions
 */
public record RemoteFile(String field, String bucket, String key, Optional<String> versionId, String sha1)
        implements CheckedFile {

    static RemoteFile of(String field, Fields fetch, String sha1) {
        RemoteFile file =
                new RemoteFile(field, fetch.text("bucket"), fetch.text("key"), fetch.optionalText("version_id"), sha1);
        fetch.end();
        if (file.fileName().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is %s; it has to end in the name of a file".formatted(fetch.path("key"), file.key));
        }
        return file;
    }

    private String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Where BrainIO keeps it, whether it is there or not. */
    public Path cached(Path brainioHome) {
        return brainioHome.resolve(sha1).resolve(fileName());
    }

    @Override
    public Path locate(Places places) throws NoSuchFileException {
        Path found = cached(places.brainioHome());
        if (!Files.isRegularFile(found)) {
            throw new NoSuchFileException("%s.fetch: %s is not fetched: run './ventral benchmarks fetch'"
                    .formatted(field, found.toAbsolutePath()));
        }
        return found;
    }
}
