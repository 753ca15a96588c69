package ventral.trainer.s3;

import com.google.common.collect.ImmutableSet;
import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A store in this process, which can be taken away and given back. */
final class LocalStore implements AutoCloseable {

    static final String KEY = "test-key";
    static final String SECRET = "test-secret";

    private final BlobStoreContext content;
    private S3Proxy server;
    private final int port;

    LocalStore() throws Exception {
        content = ContextBuilder.newBuilder("transient-nio2")
                .credentials(KEY, SECRET)
                .modules(ImmutableSet.of())
                .overrides(new Properties())
                .buildView(BlobStoreContext.class);
        server = started(0);
        port = server.getPort();
        identifyAs(KEY, SECRET);
    }

    private S3Proxy started(int wantedPort) throws Exception {
        S3Proxy started = S3Proxy.builder()
                .blobStore(content.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:" + wantedPort))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        started.start();
        return started;
    }

    static void identifyAs(String key, String secret) {
        System.setProperty("aws.accessKeyId", key);
        System.setProperty("aws.secretAccessKey", secret);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void takeAway() throws Exception {
        server.stop();
    }

    void giveBack() throws Exception {
        server = started(port);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        content.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
