package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ventral.platform.artifact.ObjectUri;

class ObjectStoreTest {

    private static final ObjectUri PLACE = new ObjectUri("ventral", "checkpoints/weights.safetensors");
    private static final byte[] SMALL = noise(1000);
    private static final byte[] LARGE = noise(2 * Upload.PART_BYTES + 5);

    private LocalObjectStore server;
    private ObjectStore store;
    private S3Client client;

    @BeforeEach
    void open() throws Exception {
        server = new LocalObjectStore();
        client = server.client();
        store = new ObjectStore(server.access());
        store.ensureBucket(PLACE.bucket());
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Upload.PART_BYTES, Upload.PART_BYTES + 1, 2 * Upload.PART_BYTES})
    void what_is_put_is_read_again_whatever_its_size(int size) throws IOException {
        byte[] content = Arrays.copyOf(LARGE, size);
        put(content);
        assertThat(read(0)).isEqualTo(content);
        assertThat(uploads()).isZero();
    }

    @Test
    void a_bucket_is_made_once() throws IOException {
        store.ensureBucket("another");
        store.ensureBucket("another");
        assertThat(client.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .contains("another");
    }

    @Test
    void what_is_there_is_not_sent_again() throws IOException {
        put(SMALL);
        store.put(PLACE, sha256(SMALL), SMALL.length, out -> {
            throw new IllegalStateException("asked for what is there");
        });
    }

    @Test
    void what_another_puts_meanwhile_stays() throws IOException {
        store.put(PLACE, sha256(SMALL), SMALL.length, out -> {
            client.putObject(
                    request -> request.bucket(PLACE.bucket()).key(PLACE.key()), RequestBody.fromString("another's"));
            out.write(SMALL);
        });
        assertThat(read(0)).asString().isEqualTo("another's");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1000})
    void what_was_put_there_by_other_means_is_replaced(int size) throws IOException {
        client.putObject(
                request -> request.bucket(PLACE.bucket()).key(PLACE.key()), RequestBody.fromBytes(noise(size)));
        put(SMALL);
        assertThat(read(0)).isEqualTo(SMALL);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() {
        assertThatThrownBy(() -> store.put(PLACE, sha256(LARGE), LARGE.length, out -> {
                    out.write(LARGE, 0, Upload.PART_BYTES + 1);
                    assertThat(uploads()).isOne();
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThat(uploads()).isZero();
        assertThat(isThere()).isFalse();
    }

    @Test
    void an_upload_that_the_store_did_not_survive_is_given_up_once_it_is_back() throws Exception {
        assertThatThrownBy(() -> store.put(PLACE, sha256(LARGE), LARGE.length, out -> {
                    out.write(LARGE, 0, Upload.PART_BYTES + 1);
                    takeAway();
                    out.write(LARGE, Upload.PART_BYTES + 1, LARGE.length - Upload.PART_BYTES - 1);
                }))
                .isInstanceOf(ObjectStoreException.StoreUnavailable.class)
                .hasMessageContainingAll(
                        "cannot write " + PLACE, server.endpoint().toString());
        server.restart();
        assertThat(uploads()).isOne();
        assertThat(isThere()).isFalse();
        put(LARGE);
        assertThat(uploads()).isZero();
        assertThat(read(0)).isEqualTo(LARGE);
    }

    @Test
    void reading_begins_at_any_byte_and_nothing_is_left_at_the_end() throws IOException {
        put(SMALL);
        assertThat(read(1)).isEqualTo(Arrays.copyOfRange(SMALL, 1, SMALL.length));
        assertThat(read(SMALL.length - 1)).hasSize(1);
        assertThat(read(SMALL.length)).isEmpty();
    }

    @Test
    void what_is_deleted_is_gone_and_deleting_it_again_harms_nothing() throws IOException {
        put(SMALL);
        store.delete(PLACE);
        store.delete(PLACE);
        assertThatThrownBy(() -> read(0))
                .isInstanceOf(ObjectStoreException.NoSuchObject.class)
                .hasMessage("%s at %s is gone", PLACE, server.endpoint());
    }

    @Test
    void a_store_that_is_away_is_another_thing_than_an_object_that_is_gone() throws Exception {
        put(SMALL);
        server.stop();
        assertThatThrownBy(() -> read(0))
                .isInstanceOf(ObjectStoreException.StoreUnavailable.class)
                .hasMessage("cannot read %s at %s: Connection refused", PLACE, server.endpoint());
        assertThatThrownBy(() -> store.ensureBucket("ventral"))
                .isInstanceOf(ObjectStoreException.StoreUnavailable.class);
        assertThatThrownBy(() -> store.delete(PLACE)).isInstanceOf(ObjectStoreException.StoreUnavailable.class);
        server.restart();
        assertThat(read(0)).isEqualTo(SMALL);
    }

    @Test
    void who_is_denied_is_told_the_bucket_the_store_and_the_remedy_but_not_the_access_key() {
        LocalObjectStore.setCredentials("stranger", "guess");
        assertThatThrownBy(() -> put(SMALL))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll(
                        "cannot write " + PLACE,
                        server.endpoint().toString(),
                        "access to bucket ventral is denied",
                        "403",
                        "AWS_ACCESS_KEY_ID")
                .hasMessageNotContaining("stranger");
        assertThatThrownBy(() -> store.ensureBucket("ventral"))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContaining("access to bucket ventral is denied")
                .hasMessageNotContaining("stranger");
    }

    @Test
    void who_has_no_credentials_is_told_how_to_give_them() {
        LocalObjectStore.clearCredentials();
        assertThatThrownBy(() -> read(0))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll("no credentials found", "AWS_SHARED_CREDENTIALS_FILE");
    }

    @Test
    void a_bucket_that_is_not_there_is_named() {
        ObjectUri place = new ObjectUri("elsewhere", "k");
        assertThatThrownBy(() -> store.put(place, sha256(SMALL), SMALL.length, out -> out.write(SMALL)))
                .isInstanceOf(ObjectStoreException.Refused.class)
                .hasMessageContainingAll("bucket elsewhere does not exist", "ventral.trainer.s3.endpoint");
        assertThatThrownBy(() -> store.open(place, 0)).isInstanceOf(ObjectStoreException.Refused.class);
    }

    private void put(byte[] content) throws IOException {
        store.put(PLACE, sha256(content), content.length, out -> out.write(content));
    }

    private byte[] read(long offset) throws IOException {
        try (InputStream in = store.open(PLACE, offset)) {
            return in.readAllBytes();
        }
    }

    private int uploads() {
        return client.listMultipartUploads(request -> request.bucket(PLACE.bucket()))
                .uploads()
                .size();
    }

    private boolean isThere() {
        try {
            client.headObject(request -> request.bucket(PLACE.bucket()).key(PLACE.key()));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private void takeAway() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
