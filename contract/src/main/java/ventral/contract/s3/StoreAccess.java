package ventral.contract.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How a service reaches object storage.
 *
 * @param settings the configuration's keys that this is from, such as {@code ventral.trainer.s3}, for words about it
 * @param endpoint the store's address; without one it is Amazon's own
 */
public record StoreAccess(String settings, Optional<URI> endpoint, String region) {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration OF_SILENCE = Duration.ofSeconds(30);
    private static final int TRIES = 4;

    public StoreAccess {
        endpoint.ifPresent(uri -> {
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(
                        "%s.endpoint %s is no address of a store: http://host:port or https://host is one"
                                .formatted(settings, uri));
            }
        });
        if (region.isBlank()) {
            throw new IllegalArgumentException(settings + ".region is empty: us-east-1 is what most stores expect");
        }
    }

    /**
     * A client that tries again, with growing waits, what a store answers with a 5xx or not at all.
     *
     * @param patience with one try of one request, be it the upload of a part
     */
    S3Client client(AwsCredentialsProvider credentials, Duration patience) {
        return S3Client.builder()
                .applyMutation(builder ->
                        endpoint.ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true)))
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(OF_SILENCE))
                // servers other than Amazon's know Content-MD5, and not all the checksums that came later
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
        return endpoint.map(URI::toString).orElseGet(() -> "Amazon S3 in " + region);
    }
}
