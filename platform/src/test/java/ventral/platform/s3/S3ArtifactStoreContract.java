package ventral.platform.s3;

import java.net.URI;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.testing.ArtifactStoreContract;

/** Tests a store in a bucket, which is inspected by a separate client. */
abstract class S3ArtifactStoreContract extends ArtifactStoreContract {

    private ObjectUri place = new ObjectUri("ventral", "");
    private S3ArtifactStore artifacts;
    private S3Client client;

    /**
     * Opens a store.
     *
     * @param folder folder in the bucket, which is empty
     */
    void open(URI endpoint, ObjectUri folder) throws Exception {
        place = folder;
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        artifacts = S3ArtifactStore.at(
                new ObjectStore(new ObjectStoreSettings("ventral.trainer.s3", endpoint, "us-east-1")), place);
    }

    S3Client client() {
        return client;
    }

    ObjectUri place() {
        return place;
    }

    @Override
    protected ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    protected ArtifactStore artifactsOf(String owner) {
        return artifacts.forOwner(owner);
    }

    @Override
    protected byte[] bytes(Artifact artifact) {
        ObjectUri object = ObjectUri.of(artifact.uri());
        return client.getObjectAsBytes(
                        request -> request.bucket(object.bucket()).key(object.key()))
                .asByteArray();
    }

    @Override
    protected void overwrite(Artifact artifact, byte[] bytes) {
        ObjectUri object = ObjectUri.of(artifact.uri());
        client.putObject(request -> request.bucket(object.bucket()).key(object.key()), RequestBody.fromBytes(bytes));
    }

    @Override
    protected int fileCount() {
        return client.listObjectsV2(request -> request.bucket(place.bucket()).prefix(place.key() + "/"))
                        .contents()
                        .size()
                + uploadCount();
    }

    int uploadCount() {
        return client.listMultipartUploads(
                        request -> request.bucket(place.bucket()).prefix(place.key() + "/"))
                .uploads()
                .size();
    }
}
