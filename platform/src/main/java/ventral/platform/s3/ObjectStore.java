package ventral.platform.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ventral.platform.artifact.ObjectUri;

/** A client of object storage. It connects at the first request. Safe for use by several threads. */
public final class ObjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);

    /** Timeout of one attempt; for a part of 16 MiB this is 1 Mbit/s. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMinutes(2);

    private static final String SHA256 = "sha256";
    private static final String READ = "read";
    private static final int RANGE_BEYOND_THE_END = 416;

    private final ObjectStoreSettings access;
    private final S3ExceptionMapper failures;
    private final S3CredentialsProvider identity = new S3CredentialsProvider();
    private final Duration patience;
    private @Nullable S3Client client;

    /** Uploads that could not be aborted because the store was unavailable. */
    private final Queue<Upload.MultipartUploadId> leftOver = new ConcurrentLinkedQueue<>();

    /** Writes an object's content. */
    public interface ContentWriter {

        /** Writes the same bytes every time. */
        void writeTo(OutputStream out) throws IOException;
    }

    public ObjectStore(ObjectStoreSettings access) {
        this(access, ATTEMPT_TIMEOUT);
    }

    /**
     * Creates a client with another timeout.
     *
     * @param patience timeout of one attempt of one request
     */
    ObjectStore(ObjectStoreSettings access, Duration patience) {
        this.access = access;
        this.failures = new S3ExceptionMapper(access);
        this.patience = patience;
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = access.client(identity, patience);
        }
        return client;
    }

    /** Creates the bucket if it does not exist. */
    public void ensureBucket(String bucket) throws ObjectStoreException {
        ObjectUri place = new ObjectUri(bucket, "");
        try {
            client().listObjectsV2(request -> request.bucket(bucket).maxKeys(1));
        } catch (NoSuchBucketException e) {
            makeBucket(place);
        } catch (SdkException e) {
            throw failures.of(e, "reach", place);
        }
    }

    private void makeBucket(ObjectUri place) throws ObjectStoreException {
        try {
            client().createBucket(request -> request.bucket(place.bucket()));
            LOG.info("{} CREATED at {}", place, access);
        } catch (BucketAlreadyOwnedByYouException e) {
            // another process has created it in the meantime
        } catch (SdkException e) {
            throw failures.of(e, "find or create the bucket", place);
        }
    }

    /**
     * Stores an object unless it exists: an object whose name is its digest is stored once. Readers do not see it
     * before it is complete. When this method returns, the store has the object.
     *
     * @param sha256 digest of the content, in lower-case hexadecimal
     */
    public void put(ObjectUri place, String sha256, long sizeBytes, ContentWriter content) throws IOException {
        try {
            removeLeftOver();
            Optional<HeadObjectResponse> there = head(place);
            if (there.isEmpty()) {
                upload(Upload.ofNew(client(), place, Map.of(SHA256, sha256), sizeBytes), content);
            } else if (!isWhole(there.get(), sha256, sizeBytes)) {
                LOG.warn("{} has changed in the store and is written again", place);
                upload(Upload.replacing(client(), place, Map.of(SHA256, sha256), sizeBytes), content);
            }
        } catch (SdkException e) {
            throw failures.of(e, "write", place);
        }
    }

    private static boolean isWhole(HeadObjectResponse object, String sha256, long sizeBytes) {
        return object.contentLength() == sizeBytes
                && sha256.equals(object.metadata().get(SHA256));
    }

    private Optional<HeadObjectResponse> head(ObjectUri place) {
        try {
            return Optional.of(client().headObject(
                            request -> request.bucket(place.bucket()).key(place.key())));
        } catch (S3Exception e) {
            if (e.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void upload(Upload upload, ContentWriter content) throws IOException {
        try {
            content.writeTo(upload);
            upload.finish();
        } finally {
            giveUp(upload.unfinishedUpload());
        }
    }

    private void giveUp(Upload.@Nullable MultipartUploadId upload) {
        if (upload != null) {
            try {
                abort(upload);
            } catch (SdkException e) {
                leftOver.add(upload);
                LOG.warn("upload of {} is aborted once the store is available: {}", upload.place(), e.getMessage());
            }
        }
    }

    private void removeLeftOver() {
        for (Upload.MultipartUploadId upload = leftOver.peek(); upload != null; upload = leftOver.peek()) {
            try {
                abort(upload);
            } catch (S3Exception e) {
                if (e.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                    throw e;
                }
                LOG.warn("upload of {} is left to the bucket's lifecycle rule: {}", upload.place(), e.getMessage());
            }
            leftOver.remove(upload);
        }
    }

    private void abort(Upload.MultipartUploadId upload) {
        try {
            client().abortMultipartUpload(
                            request -> request.bucket(upload.place().bucket())
                                    .key(upload.place().key())
                                    .uploadId(upload.id()));
        } catch (NoSuchUploadException e) {
            // it was completed after all, or aborted by the store itself
        }
    }

    /**
     * Opens an object for reading. A broken connection is reopened where it broke.
     *
     * @param offset index of the first byte, from 0 to the object's size
     */
    public InputStream open(ObjectUri place, long offset) throws ObjectStoreException {
        S3RangeSource reading = new S3RangeSource(place);
        try {
            return new RetryingInputStream(reading, reading.request(offset), offset);
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_BEYOND_THE_END && offset > 0) {
                return InputStream.nullInputStream();
            }
            throw failures.of(e, READ, place);
        } catch (SdkException e) {
            throw failures.of(e, READ, place);
        }
    }

    /** Deletes an object. Deleting an object that does not exist is not an error. */
    public void delete(ObjectUri place) throws ObjectStoreException {
        try {
            client().deleteObject(request -> request.bucket(place.bucket()).key(place.key()));
        } catch (SdkException e) {
            throw failures.of(e, "delete", place);
        }
    }

    private final class S3RangeSource implements RetryingInputStream.RangeSource {

        private final ObjectUri place;

        S3RangeSource(ObjectUri place) {
            this.place = place;
        }

        ResponseInputStream<GetObjectResponse> request(long offset) {
            return client().getObject(request -> request.bucket(place.bucket())
                    .key(place.key())
                    .range(offset == 0 ? null : "bytes=%d-".formatted(offset)));
        }

        @Override
        public ResponseInputStream<GetObjectResponse> open(long offset) throws ObjectStoreException {
            try {
                return request(offset);
            } catch (SdkException e) {
                throw failures.of(e, READ, place);
            }
        }

        @Override
        public ObjectStoreException readFailure(Exception cause) {
            return failures.of(
                    SdkClientException.builder()
                            .message("the connection broke")
                            .cause(cause)
                            .build(),
                    "read the rest of",
                    place);
        }
    }
}
