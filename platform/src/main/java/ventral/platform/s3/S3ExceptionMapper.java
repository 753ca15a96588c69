package ventral.platform.s3;

import java.net.HttpURLConnection;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ventral.platform.artifact.ObjectUri;

/**
 * Maps exceptions of the AWS SDK to exceptions of the object store, which say whether a retry can help and what to do.
 * Their messages are public, as the errors of runs and scores, so they do not say who was denied access.
 */
final class S3ExceptionMapper {

    private static final String NO_BUCKET = "NoSuchBucket";
    private static final Set<String> NO_OBJECT = Set.of("NoSuchKey", "NotFound");
    /** Error codes of transient failures: the store is full, or busy with another request for the same object. */
    private static final Set<String> PASSING = Set.of(
            "QuotaExceeded",
            "ConditionalRequestConflict",
            "OperationAborted",
            "NoSuchUpload",
            "RequestTimeout",
            "SlowDown");

    private static final int TOO_MANY_REQUESTS = 429;

    private static final String CREDENTIALS =
            "AWS_SHARED_CREDENTIALS_FILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a web identity";

    private final ObjectStoreSettings access;

    S3ExceptionMapper(ObjectStoreSettings access) {
        this.access = access;
    }

    /**
     * Returns the exception that describes a failed request.
     *
     * @param action verb for the message, such as {@code write}
     */
    ObjectStoreException of(SdkException failure, String action, ObjectUri place) {
        String beginning = "cannot %s %s at %s".formatted(action, place, access);
        if (failure instanceof S3CredentialsProvider.MissingCredentialsException) {
            return new ObjectStoreException.Refused(
                    "%s: no credentials found; set %s (%s)".formatted(beginning, CREDENTIALS, failure.getMessage()),
                    failure);
        }
        return failure instanceof S3Exception answer
                ? of(answer, beginning, place)
                : new ObjectStoreException.StoreUnavailable("%s: %s".formatted(beginning, root(failure)), failure);
    }

    private ObjectStoreException of(S3Exception answer, String beginning, ObjectUri place) {
        int status = answer.statusCode();
        String code = code(answer);
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == TOO_MANY_REQUESTS || PASSING.contains(code)) {
            return new ObjectStoreException.StoreUnavailable("%s: %s".formatted(beginning, words(answer)), answer);
        }
        if (code.equals(NO_BUCKET)) {
            return new ObjectStoreException.Refused(
                    "%s: bucket %s does not exist; create it, or set %s.endpoint to the store that has it"
                            .formatted(beginning, place.bucket(), access.settings()),
                    answer);
        }
        if (NO_OBJECT.contains(code)) {
            return new ObjectStoreException.NoSuchObject("%s at %s is gone".formatted(place, access), answer);
        }
        if (status == HttpURLConnection.HTTP_FORBIDDEN || status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return new ObjectStoreException.Refused(
                    "%s: access to bucket %s is denied (%s); for credentials with access, set %s"
                            .formatted(
                                    beginning,
                                    place.bucket(),
                                    "%d %s".formatted(status, code).strip(),
                                    CREDENTIALS),
                    answer);
        }
        return new ObjectStoreException.Refused(
                "%s: %s; check that %s.endpoint and %s.region are those of the store"
                        .formatted(beginning, words(answer), access.settings(), access.settings()),
                answer);
    }

    /** Returns the store's error code. A response to HEAD has no body with a code; its status is mapped instead. */
    static String code(S3Exception answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        if (code != null && !code.isEmpty()) {
            return code;
        }
        return answer.statusCode() == HttpURLConnection.HTTP_NOT_FOUND ? "NoSuchKey" : "";
    }

    private static String words(S3Exception answer) {
        String said = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorMessage();
        return "%d %s%s"
                .formatted(answer.statusCode(), code(answer), said == null || said.isEmpty() ? "" : ", " + said)
                .strip();
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
