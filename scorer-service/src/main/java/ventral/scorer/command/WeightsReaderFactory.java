package ventral.scorer.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.s3.ObjectStore;
import ventral.platform.s3.ObjectStoreSettings;
import ventral.scorer.artifact.ResolvingArtifactReader;
import ventral.scorer.artifact.WeightsReader;
import ventral.scorer.files.FileArtifactReader;
import ventral.scorer.s3.S3ArtifactReader;
import ventral.scorer.safetensors.SafetensorsWeightsReader;

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

    static WeightsReader weights(Map<String, String> environment) {
        return weights(new ObjectStoreSettings(
                SETTINGS,
                Optional.ofNullable(environment.get("VENTRAL_SCORER_S3_ENDPOINT"))
                        .map(URI::create),
                environment.getOrDefault("VENTRAL_SCORER_S3_REGION", DEFAULT_REGION)));
    }

    public static WeightsReader weights(ObjectStoreSettings access) {
        return new SafetensorsWeightsReader(new ResolvingArtifactReader(Map.of(
                "file", new FileArtifactReader(), ObjectUri.SCHEME, new S3ArtifactReader(new ObjectStore(access)))));
    }
}
