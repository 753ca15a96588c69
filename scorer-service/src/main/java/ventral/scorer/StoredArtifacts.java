package ventral.scorer;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import ventral.contract.artifact.ObjectPlace;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.StoreAccess;
import ventral.scorer.benchmark.ArtifactsByScheme;
import ventral.scorer.benchmark.Weights;
import ventral.scorer.files.ArtifactFiles;
import ventral.scorer.s3.ArtifactObjects;
import ventral.scorer.safetensors.SafetensorsWeights;

/**
 * Creates the reader of weights: for the service from its configuration, for a command from the same environment
 * variables.
 */
final class StoredArtifacts {

    private static final String SETTINGS = "ventral.scorer.s3";

    private StoredArtifacts() {}

    static Weights weights(ScorerConfig config) {
        return weights(new StoreAccess(SETTINGS, config.s3Endpoint(), config.s3Region()));
    }

    static Weights weights(Map<String, String> environment) {
        return weights(new StoreAccess(
                SETTINGS,
                Optional.ofNullable(environment.get("VENTRAL_SCORER_S3_ENDPOINT"))
                        .map(URI::create),
                environment.getOrDefault("VENTRAL_SCORER_S3_REGION", ScorerConfig.S3_REGION)));
    }

    private static Weights weights(StoreAccess access) {
        return new SafetensorsWeights(new ArtifactsByScheme(
                Map.of("file", new ArtifactFiles(), ObjectPlace.SCHEME, new ArtifactObjects(new ObjectStore(access)))));
    }
}
