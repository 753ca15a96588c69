package ventral.scorer;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import ventral.contract.artifact.ObjectUri;
import ventral.contract.s3.ObjectStore;
import ventral.contract.s3.ObjectStoreSettings;
import ventral.scorer.benchmark.ResolvingArtifactReader;
import ventral.scorer.benchmark.WeightsReader;
import ventral.scorer.files.FileArtifactReader;
import ventral.scorer.s3.S3ArtifactReader;
import ventral.scorer.safetensors.SafetensorsWeightsReader;

/**
 * Creates the reader of weights: for the service from its configuration, for a command from the same environment
 * variables.
 */
final class WeightsReaderFactory {

    private static final String SETTINGS = "ventral.scorer.s3";

    private WeightsReaderFactory() {}

    static WeightsReader weights(ScorerConfig config) {
        return weights(new ObjectStoreSettings(SETTINGS, config.s3Endpoint(), config.s3Region()));
    }

    static WeightsReader weights(Map<String, String> environment) {
        return weights(new ObjectStoreSettings(
                SETTINGS,
                Optional.ofNullable(environment.get("VENTRAL_SCORER_S3_ENDPOINT"))
                        .map(URI::create),
                environment.getOrDefault("VENTRAL_SCORER_S3_REGION", ScorerConfig.S3_REGION)));
    }

    private static WeightsReader weights(ObjectStoreSettings access) {
        return new SafetensorsWeightsReader(new ResolvingArtifactReader(Map.of(
                "file", new FileArtifactReader(), ObjectUri.SCHEME, new S3ArtifactReader(new ObjectStore(access)))));
    }
}
