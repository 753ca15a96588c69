package ventral.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStore;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.files.FileArtifactStore;
import ventral.platform.safetensors.ArtifactDigest;
import ventral.platform.tensor.Tensor;

/** Tests a real server, run by {@code deploy/s3/prove}. The class name excludes it from the usual test run. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RealStoreProof extends S3ArtifactStoreContract {

    private static final int MIB = 1 << 20;

    private final URI endpoint = URI.create(System.getenv("VENTRAL_S3_ENDPOINT"));
    private boolean killed;

    @TempDir
    Path disk;

    @BeforeEach
    void open() throws Exception {
        open(endpoint, new ObjectUri("ventral-proof", "checkpoints-" + System.nanoTime()));
    }

    @AfterEach
    void tidyUp() throws Exception {
        if (killed) {
            server("restart");
        }
        client().listObjectsV2(request -> request.bucket(place().bucket()).prefix(place().key()))
                .contents()
                .forEach(object -> client().deleteObject(
                                request -> request.bucket(place().bucket()).key(object.key())));
    }

    @Override
    protected void takeAway() throws Exception {
        server("kill");
        killed = true;
    }

    private static void server(String command) throws Exception {
        String script = System.getenv("VENTRAL_S3_SERVER");
        Assumptions.assumeTrue(script != null, "the server is not ours to kill");
        Process process = new ProcessBuilder(script, command, System.getenv("VENTRAL_S3_FOLDER"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(command).isZero();
    }

    @Test
    void an_upload_in_whose_middle_the_server_is_killed_arrives_whole_and_once() throws Exception {
        SortedMap<String, Tensor> tensors = tensors(400, 4);
        CountDownLatch wasAway = new CountDownLatch(1);
        CompletableFuture<Artifact> stored = CompletableFuture.supplyAsync(() -> {
            while (true) {
                try {
                    return artifacts().put(tensors);
                } catch (ArtifactStoreUnavailableException e) {
                    wasAway.countDown();
                }
            }
        });
        int parts;
        do {
            parts = partCount();
        } while (parts < 3);
        takeAway();
        assertThat(stored).isNotDone();
        wasAway.await();
        server("restart");
        killed = false;
        say("killed with %d of 26 parts uploaded; left behind: %d upload(s)", parts, uploadCount());

        Artifact artifact = stored.get();
        assertThat(artifact.sha256()).isEqualTo(ArtifactDigest.of(tensors).sha256());
        assertThat(ArtifactDigest.of(artifacts().get(artifact.uri(), artifact.sha256())))
                .isEqualTo(ArtifactDigest.of(tensors));
        assertThat(uploadCount()).isZero();
        assertThat(fileCount()).isOne();
        say("after the restart: 1 object of %d bytes with the right digest, 0 uploads left", artifact.sizeBytes());
    }

    private int partCount() {
        Optional<MultipartUpload> upload = client()
                .listMultipartUploads(
                        request -> request.bucket(place().bucket()).prefix(place().key()))
                .uploads()
                .stream()
                .findFirst();
        return upload.map(begun -> client().listParts(request -> request.bucket(place().bucket())
                                .key(begun.key())
                                .uploadId(begun.uploadId()))
                        .parts()
                        .size())
                .orElse(0);
    }

    /** Tests an object larger than the 5 GB that one request may carry. */
    @Test
    void several_gigabytes_arrive_whole() throws Exception {
        SortedMap<String, Tensor> tensors = tensors(22 * 256, 22);
        long start = System.nanoTime();
        Artifact artifact = artifacts().put(tensors);
        double seconds = secondsSince(start);
        ObjectStore store = new ObjectStore(new ObjectStoreSettings("ventral.trainer.s3", endpoint, "us-east-1"));
        start = System.nanoTime();
        try (InputStream in = store.open(ObjectUri.of(artifact.uri()), 0)) {
            assertThat(ArtifactDigest.of(in)).isEqualTo(new ArtifactDigest(artifact.sha256(), artifact.sizeBytes()));
        }
        say(
                "%d bytes: put in %.1f s (%.0f MB/s), read and checked in %.1f s (%.0f MB/s)",
                artifact.sizeBytes(),
                seconds,
                artifact.sizeBytes() / seconds / 1e6,
                secondsSince(start),
                artifact.sizeBytes() / secondsSince(start) / 1e6);
    }

    /** Measures the state of ResNet-18 with Adam: 139 MB. */
    @Test
    void a_checkpoint_takes_what_it_takes_beside_a_folder() throws Exception {
        measure("folder", FileArtifactStore.at(disk));
        measure("store", artifacts());
    }

    private static void measure(String where, ArtifactStore artifacts) throws Exception {
        int rounds = 5;
        double[] puts = new double[rounds];
        double[] gets = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            SortedMap<String, Tensor> tensors = tensors(132, 60 + round);
            long start = System.nanoTime();
            Artifact artifact = artifacts.put(tensors);
            puts[round] = artifact.sizeBytes() / secondsSince(start) / 1e6;
            start = System.nanoTime();
            SortedMap<String, Tensor> got = artifacts.get(artifact.uri(), artifact.sha256());
            gets[round] = artifact.sizeBytes() / secondsSince(start) / 1e6;
            assertThat(ArtifactDigest.of(got).sha256()).isEqualTo(artifact.sha256());
            artifacts.delete(artifact.uri(), artifact.sha256());
        }
        Arrays.sort(puts);
        Arrays.sort(gets);
        say(
                "139 MB in a %s, median of %d: put %.0f MB/s, get %.0f MB/s",
                where, rounds, puts[rounds / 2], gets[rounds / 2]);
    }

    @Test
    void the_lifecycle_that_comes_with_ventral_is_one_that_the_server_takes() throws Exception {
        JsonNode rule = new ObjectMapper()
                .readTree(Path.of("..", "deploy", "s3", "lifecycle.json").toFile())
                .path("Rules")
                .path(0);
        int days =
                rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt();
        client().putBucketLifecycleConfiguration(request -> request.bucket(place().bucket())
                .lifecycleConfiguration(lifecycle ->
                        lifecycle.rules(one -> one.id(rule.path("ID").asText())
                                .status(rule.path("Status").asText())
                                .filter(filter ->
                                        filter.prefix(rule.at("/Filter/Prefix").asText()))
                                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(days)))));
        assertThat(client().getBucketLifecycleConfiguration(request -> request.bucket(place().bucket()))
                        .rules())
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.id()).isEqualTo("give-up-unfinished-uploads");
                    assertThat(kept.abortIncompleteMultipartUpload().daysAfterInitiation())
                            .isEqualTo(7);
                    assertThat(kept.expiration()).isNull();
                });
        say("the lifecycle of deploy/s3/lifecycle.json is taken");
    }

    private static double secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
    }

    /** Returns tensors of this total size, which share one array. */
    private static SortedMap<String, Tensor> tensors(int mebibytes, int count) {
        int each = (int) ((long) mebibytes * MIB / count / Float.BYTES) * Float.BYTES;
        byte[] noise = new byte[each];
        new Random(count).nextBytes(noise);
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            long[] shape = {each / Float.BYTES};
            tensors.put(
                    "layer%02d.weight".formatted(i), new Tensor(Tensor.Type.FLOAT32, shape, ByteBuffer.wrap(noise)));
        }
        return tensors;
    }

    private static void say(String format, Object... values) {
        System.out.printf("proof: " + format + "%n", values);
    }
}
