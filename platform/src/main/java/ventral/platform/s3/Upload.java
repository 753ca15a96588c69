package ventral.platform.s3;

import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import ventral.platform.artifact.ObjectUri;

/**
 * Uploads an object: in one request if it is small, otherwise in parts. Readers see the object only after {@link
 * #finish} returns, and then it is complete.
 */
final class Upload extends OutputStream {

    static final int PART_BYTES = 16 << 20;

    /** Limit of the S3 protocol on the parts of one object. */
    private static final int PARTS = 10_000;

    private static final String IF_ABSENT = "*";

    private final S3Client client;
    private final ObjectUri place;
    private final Map<String, String> metadata;
    private final @Nullable String ifNoneMatch;
    private final byte[] part;
    private final List<CompletedPart> parts = new ArrayList<>();
    private int filled;
    private @Nullable String id;

    /** Identifies a multipart upload in the store. */
    record MultipartUploadId(ObjectUri place, String id) {}

    private Upload(
            S3Client client,
            ObjectUri place,
            Map<String, String> metadata,
            long sizeBytes,
            @Nullable String ifNoneMatch) {
        this.client = client;
        this.place = place;
        this.metadata = metadata;
        this.ifNoneMatch = ifNoneMatch;
        this.part = new byte[partBytes(sizeBytes)];
    }

    private static int partBytes(long sizeBytes) {
        return Math.toIntExact(Math.min(Math.max(1, sizeBytes), Math.max(PART_BYTES, sizeBytes / PARTS + 1)));
    }

    /**
     * Starts the upload of an object that does not exist; if another process stores the object first, that one stays.
     */
    static Upload ofNew(S3Client client, ObjectUri place, Map<String, String> metadata, long sizeBytes) {
        return new Upload(client, place, metadata, sizeBytes, IF_ABSENT);
    }

    /** Starts an upload that replaces an existing object. */
    static Upload replacing(S3Client client, ObjectUri place, Map<String, String> metadata, long sizeBytes) {
        return new Upload(client, place, metadata, sizeBytes, null);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int start = offset;
        while (start < offset + length) {
            if (filled == part.length) {
                sendPart();
            }
            int count = Math.min(offset + length - start, part.length - filled);
            System.arraycopy(bytes, start, part, filled, count);
            filled += count;
            start += count;
        }
    }

    private void sendPart() {
        String upload = begun();
        int number = parts.size() + 1;
        String eTag = client.uploadPart(
                        request -> request.bucket(place.bucket())
                                .key(place.key())
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5()),
                        body())
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
        filled = 0;
    }

    private String begun() {
        if (id == null) {
            id = client.createMultipartUpload(request ->
                            request.bucket(place.bucket()).key(place.key()).metadata(metadata))
                    .uploadId();
        }
        return id;
    }

    /**
     * Completes the upload. When this method returns, the object exists, whether this upload or another process stored
     * it.
     */
    void finish() {
        try {
            if (id == null) {
                client.putObject(
                        request -> request.bucket(place.bucket())
                                .key(place.key())
                                .metadata(metadata)
                                .ifNoneMatch(ifNoneMatch)
                                .contentMD5(md5()),
                        body());
            } else {
                String upload = id;
                sendPart();
                client.completeMultipartUpload(request -> request.bucket(place.bucket())
                        .key(place.key())
                        .uploadId(upload)
                        .ifNoneMatch(ifNoneMatch)
                        .multipartUpload(whole -> whole.parts(parts)));
                id = null;
            }
        } catch (S3Exception e) {
            if (e.statusCode() != HttpURLConnection.HTTP_PRECON_FAILED) {
                throw e;
            }
        }
    }

    /** Returns the multipart upload that is left in the store if it was not completed, otherwise null. */
    @Nullable MultipartUploadId unfinishedUpload() {
        return id == null ? null : new MultipartUploadId(place, id);
    }

    private RequestBody body() {
        return RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, filled));
    }

    /** Returns the digest that the store compares with the bytes that it receives. */
    private String md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(part, 0, filled);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java runtime has MD5
        }
    }
}
