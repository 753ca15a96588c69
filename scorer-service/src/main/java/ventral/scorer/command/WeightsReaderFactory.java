package ventral.scorer.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactRoots;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.artifact.ResolvingArtifactAccess;
import ventral.platform.files.FileArtifactAccess;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.platform.s3.S3ArtifactAccess;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;
import ventral.scorer.djl.DjlCandidateLoader.WeightsReader;

/**
 * Creates the reader of weights: for the service from its configuration, for a command from the same environment
 * variables.
 */
public final class WeightsReaderFactory {

    /** Prefix of the configuration keys of object storage. */
    public static final String SETTINGS = "ventral.scorer.s3";

    /** Region of the object store if none is configured. */
    public static final String DEFAULT_REGION = "us-east-1";

    private WeightsReaderFactory() {}

    /** Creates a reader of a command, which reads any file or object that the user names. */
    static WeightsReader weights(Map<String, String> environment) {
        String endpoint = environment.get("VENTRAL_SCORER_S3_ENDPOINT");
        ArtifactAccess objects = new S3ArtifactAccess(new ObjectStore(new ObjectStoreSettings(
                SETTINGS,
                endpoint == null ? null : URI.create(endpoint),
                environment.getOrDefault("VENTRAL_SCORER_S3_REGION", DEFAULT_REGION))));
        return (uri, sha256, sizeBytes) -> readNamed(objects, uri, sha256);
    }

    private static SortedMap<String, Tensor> readNamed(ArtifactAccess objects, URI uri, String sha256)
            throws IOException {
        return switch (String.valueOf(uri.getScheme())) {
            case ObjectUri.SCHEME -> objects.get(uri, sha256);
            case "file" -> ArtifactDigest.read(Path.of(uri), sha256);
            default ->
                throw new IOException(
                        "cannot read %s: only URIs with the schemes file and s3 are supported".formatted(uri));
        };
    }

    /**
     * Creates the access of the service, whose URIs come from events.
     *
     * @param roots below which artifacts are read
     */
    public static ArtifactAccess artifacts(ArtifactRoots roots, ObjectStoreSettings access) {
        return new ResolvingArtifactAccess(
                roots,
                Map.of(
                        "file",
                        new FileArtifactAccess(roots.folders()),
                        ObjectUri.SCHEME,
                        new S3ArtifactAccess(new ObjectStore(access))));
    }
}
