package ventral.platform.s3;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Resolves credentials by the AWS default chain. Missing credentials have their own exception, so that they are not
 * taken for a store that cannot be reached.
 */
final class S3CredentialsProvider implements AwsCredentialsProvider {

    private final AwsCredentialsProvider chain =
            DefaultCredentialsProvider.builder().build();

    /** Thrown when the default chain finds no credentials. */
    static final class MissingCredentialsException extends SdkClientException {

        private static final long serialVersionUID = 1;

        MissingCredentialsException(SdkClientException cause) {
            super(builder().message(cause.getMessage()).cause(cause));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return chain.resolveCredentials();
        } catch (SdkClientException e) {
            throw new MissingCredentialsException(e);
        }
    }
}
