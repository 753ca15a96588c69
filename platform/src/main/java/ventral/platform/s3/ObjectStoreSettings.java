package ventral.platform.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Settings with which a service reaches object storage.
 *
 * @param settings prefix of the configuration keys, such as {@code ventral.trainer.s3}, for error messages
 * @param endpoint the store's address; null for Amazon's own
 */
public record ObjectStoreSettings(String settings, @Nullable URI endpoint, String region) {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration OF_SILENCE = Duration.ofSeconds(30);
    private static final int TRIES = 4;

    public ObjectStoreSettings {
        if (endpoint != null && !isHttpAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "%s.endpoint %s is not the address of a store: must be http://host:port or https://host"
                            .formatted(settings, endpoint));
        }
        if (region.isBlank()) {
            throw new IllegalArgumentException(settings + ".region is empty; most stores expect us-east-1");
        }
    }

    private static boolean isHttpAddress(URI uri) {
        return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    }

    /**
     * Creates a client that retries with backoff when a store answers with a 5xx status or not at all.
     *
     * @param patience timeout of one attempt of one request, such as the upload of a part
     */
    S3Client client(AwsCredentialsProvider credentials, Duration patience) {
        return S3Client.builder()
                .applyMutation(builder -> {
                    if (endpoint != null) {
                        builder.endpointOverride(endpoint).forcePathStyle(true);
                    }
                })
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(OF_SILENCE))
                // servers other than Amazon's know Content-MD5, but not all of the later checksums
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(patience)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()))
                .build();
    }

    @Override
    public String toString() {
        return endpoint == null ? "Amazon S3 in " + region : endpoint.toString();
    }
}
