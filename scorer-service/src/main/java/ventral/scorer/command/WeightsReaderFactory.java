package ventral.scorer.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import ventral.platform.artifact.ArtifactAccess;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
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

    private static final Logger LOG = Logger.getLogger(WeightsReaderFactory.class);

    private WeightsReaderFactory() {}

    static WeightsReader weights(Map<String, String> environment) {
        String endpoint = environment.get("VENTRAL_SCORER_S3_ENDPOINT");
        return weights(new ObjectStoreSettings(
                SETTINGS,
                endpoint == null ? null : URI.create(endpoint),
                environment.getOrDefault("VENTRAL_SCORER_S3_REGION", DEFAULT_REGION)));
    }

    public static WeightsReader weights(ObjectStoreSettings access) {
        ArtifactAccess artifacts = new ResolvingArtifactAccess(Map.of(
                "file", new FileArtifactAccess(), ObjectUri.SCHEME, new S3ArtifactAccess(new ObjectStore(access))));
        return (uri, sha256) -> read(artifacts, uri, sha256);
    }

    /**
     * Reads an artifact. Unlike with {@link ArtifactAccess#get}, a missing folder or a refused request is no outage: it
     * fails the score, and the scorer goes on with the next task.
     */
    private static SortedMap<String, Tensor> read(ArtifactAccess artifacts, URI uri, String sha256) throws IOException {
        try (InputStream in = artifacts.open(uri, 0)) {
            return ArtifactDigest.read(uri, sha256, in);
        } catch (ArtifactStoreUnavailableException e) {
            LOG.warnf("%s; retrying until the store is available", e.getMessage());
            throw e;
        }
    }
}
