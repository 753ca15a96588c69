package ventral.platform.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.safetensors.Safetensors;
import ventral.platform.tensor.Tensor;

/** Stores artifacts as safetensors objects below a URI in a bucket, each named by the SHA-256 of its bytes. */
public final class S3ArtifactStore implements ArtifactStore {

    private static final Logger LOG = LoggerFactory.getLogger(S3ArtifactStore.class);

    private final ObjectStore store;
    private final ObjectUri place;
    private final String prefix;
    private final S3ArtifactAccess objects;

    /** True once the bucket is known to exist; shared by all stores of the bucket. */
    private final AtomicBoolean ready;

    private S3ArtifactStore(ObjectStore store, ObjectUri place, String prefix, AtomicBoolean ready) {
        this.store = store;
        this.place = place;
        this.prefix = prefix;
        this.objects = new S3ArtifactAccess(store);
        this.ready = ready;
    }

    /**
     * Opens a store and creates the bucket if it does not exist. An unavailable store is tried again at the first put.
     *
     * @throws ObjectStoreException.Refused if the bucket cannot be accessed or created
     */
    public static S3ArtifactStore at(ObjectStore store, ObjectUri place) throws ObjectStoreException {
        S3ArtifactStore bucket = new S3ArtifactStore(store, place, "", new AtomicBoolean());
        try {
            bucket.prepare();
        } catch (ObjectStoreException.StoreUnavailable e) {
            LOG.warn("{}; retrying when the first artifact is stored", e.getMessage());
        }
        return bucket;
    }

    /** Returns a store below this one. */
    public S3ArtifactStore resolve(String name) {
        return new S3ArtifactStore(store, place.resolve(name), prefix, ready);
    }

    /** Returns a store at the same URI for objects of one owner: equal tensors of two owners are two objects. */
    public S3ArtifactStore forOwner(String owner) {
        return new S3ArtifactStore(store, place, owner + "-", ready);
    }

    private void prepare() throws ObjectStoreException {
        if (!ready.get()) {
            store.ensureBucket(place.bucket());
            ready.set(true);
        }
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        ArtifactDigest fingerprint = ArtifactDigest.of(tensors);
        ObjectUri object = place.resolve(prefix + fingerprint.fileName());
        try {
            prepare();
            store.put(object, fingerprint.sha256(), fingerprint.sizeBytes(), out -> Safetensors.write(tensors, out));
        } catch (IOException e) {
            throw S3ArtifactAccess.unavailable(e);
        }
        return new Artifact(object.uri(), fingerprint.sha256(), fingerprint.sizeBytes());
    }

    @Override
    public SortedMap<String, Tensor> get(URI uri, String sha256, long sizeBytes) throws DamagedArtifactException {
        return objects.get(uri, sha256, sizeBytes);
    }

    @Override
    public InputStream open(URI uri, String sha256, long offset) throws IOException {
        return objects.open(uri, sha256, offset);
    }

    @Override
    public void delete(URI uri, String sha256) {
        objects.delete(uri, sha256);
    }
}
