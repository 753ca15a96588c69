package ventral.contract.s3;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials by Amazon's usual chain; that there are none is another thing than a store that is not reached. */
final class Identity implements AwsCredentialsProvider {

    private final AwsCredentialsProvider chain =
            DefaultCredentialsProvider.builder().build();

    /** There are no credentials. */
    static final class UnknownException extends SdkClientException {

        private static final long serialVersionUID = 1;

        UnknownException(SdkClientException cause) {
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
            throw new UnknownException(e);
        }
    }

    String accessKey() {
        try {
            return resolveCredentials().accessKeyId();
        } catch (UnknownException e) {
            return "(none)";
        }
    }
}
