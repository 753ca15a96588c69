package ventral.scorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.scorer.http.Downloader.DownloadOutcome;
import ventral.scorer.testing.FaultyFileServer;
import ventral.scorer.testing.FaultyFileServer.Fault;

class DownloaderTest {

    private static final String PATH = "/bucket/folder/file.nc?versionId=null";
    private static final byte[] BYTES = bytes();

    @TempDir
    Path folder;

    private FaultyFileServer server;
    private DownloadRequest download;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Downloader downloads =
            new Downloader(new DownloadRetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(500)));

    @BeforeEach
    void start() throws IOException {
        server = new FaultyFileServer();
        server.put(PATH, BYTES);
        Path original = Files.write(folder.resolve("original"), BYTES);
        download = new DownloadRequest(
                URI.create(server.address() + PATH), folder.resolve("cache").resolve("file.nc"), Sha1.of(original));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_file_is_fetched_whole_and_nothing_else_is_left() throws Exception {
        assertThat(fetch()).isEqualTo(DownloadOutcome.FETCHED);
        assertWhole();
        assertThat(server.requests()).containsExactly(PATH);
    }

    @Test
    void a_file_that_is_there_is_not_asked_for() throws Exception {
        fetch();
        assertThat(fetch()).isEqualTo(DownloadOutcome.ALREADY_THERE);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_wrong_file_is_fetched_again_and_that_is_said() throws Exception {
        Files.createDirectories(download.target().getParent());
        Files.writeString(download.target(), "another");
        assertThat(fetch()).isEqualTo(DownloadOutcome.FETCHED);
        assertWhole();
        assertThat(lines).singleElement().asString().contains("file.nc has the SHA-1", "downloading it again");
    }

    @Test
    void a_connection_that_breaks_is_gone_on_with_where_it_broke() throws Exception {
        server.next(new Fault.ErrorStatus(503), new Fault.TruncateAfter(100_000), new Fault.TruncateAfter(0));
        fetch();
        assertWhole();
        assertThat(server.requests().get(2)).startsWith(PATH + " bytes=");
        assertThat(lines).hasSize(3).allMatch(line -> line.contains("trying again"));
    }

    @Test
    void a_connection_that_falls_silent_counts_as_broken() throws Exception {
        server.next(new Fault.StallAfter(100_000, 3_000));
        fetch();
        assertWhole();
        assertThat(server.requests()).hasSize(2);
        assertThat(lines).singleElement().asString().contains("no data for");
    }

    @Test
    void an_interrupted_fetch_goes_on_from_what_is_there() throws Exception {
        leave(Arrays.copyOf(BYTES, 150_000));
        assertThat(fetch()).isEqualTo(DownloadOutcome.FETCHED);
        assertWhole();
        assertThat(server.requests()).containsExactly(PATH + " bytes=150000-");
    }

    @Test
    void a_fetch_that_was_interrupted_at_its_very_end_asks_for_nothing() throws Exception {
        leave(BYTES);
        fetch();
        assertWhole();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_server_that_ignores_ranges_sends_the_file_anew() throws Exception {
        leave(Arrays.copyOf(BYTES, 150_000));
        server.next(new Fault.IgnoredRange());
        fetch();
        assertWhole();
        assertThat(lines).singleElement().asString().contains("starting over");
    }

    @Test
    void a_server_that_sends_another_range_is_asked_for_all() throws Exception {
        leave(Arrays.copyOf(BYTES, 150_000));
        server.next(new Fault.WrongRange());
        fetch();
        assertWhole();
        assertThat(server.requests()).containsExactly(PATH + " bytes=150000-", PATH);
    }

    @Test
    void what_is_left_of_a_longer_file_is_thrown_away() throws Exception {
        leave(Arrays.copyOf(BYTES, BYTES.length + 10));
        fetch();
        assertWhole();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void what_is_left_of_another_file_is_thrown_away() throws Exception {
        leave(new byte[150_000]);
        fetch();
        assertWhole();
        assertThat(lines).singleElement().asString().contains("belongs to another file; starting over");
    }

    @Test
    void a_file_with_another_digest_is_deleted_and_that_is_said() {
        server.put(PATH, new byte[] {1, 2, 3});
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(this::fetch)
                .withMessageContaining(download.source().toString())
                .withMessageContaining(download.sha1())
                .withMessageContaining("the download is deleted");
        assertThat(download.target()).doesNotExist();
        assertThat(download.part()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 400})
    void a_refusal_is_not_tried_again(int status) {
        server.next(new Fault.ErrorStatus(status));
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(this::fetch)
                .withMessageContaining(download.source().toString())
                .withMessageContaining(Integer.toString(status));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_server_that_stays_broken_is_given_up() {
        server.next(new Fault.ErrorStatus(500), new Fault.ErrorStatus(502), new Fault.ErrorStatus(503));
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(this::fetch)
                .withMessageContaining("the server answers 503, 3 times in a row");
    }

    @Test
    void a_server_that_is_not_there_is_told_from_one_that_refuses() {
        server.close();
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(this::fetch)
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void of_two_fetches_at_once_one_waits_for_the_other() throws Exception {
        server.next(new Fault.StallAfter(100_000, 300));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<DownloadOutcome> fetch = this::fetch;
            List<Future<DownloadOutcome>> both = threads.invokeAll(List.of(fetch, fetch));
            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .containsExactlyInAnyOrder(DownloadOutcome.FETCHED, DownloadOutcome.ALREADY_THERE);
        } finally {
            threads.shutdownNow();
        }
        assertWhole();
    }

    @Test
    void an_object_has_the_address_of_amazon_or_of_a_mirror() {
        assertThat(PublicS3Bucket.ofAmazon("b").object("f/a b+c.nc", "x.y"))
                .hasToString("https://b.s3.amazonaws.com/f/a%20b%2Bc.nc?versionId=x.y");
        assertThat(PublicS3Bucket.at(URI.create("http://mirror/"), "b").object("f/k.nc", null))
                .hasToString("http://mirror/b/f/k.nc");
    }

    private DownloadOutcome fetch() throws IOException, InterruptedException {
        return downloads.fetch(download, new DownloadListener() {
            @Override
            public void onMessage(String line) {
                lines.add(line);
            }

            @Override
            public void onProgress(long byteCount, @Nullable Long total) {
                assertThat(byteCount).isLessThanOrEqualTo(total);
            }
        });
    }

    private void leave(byte[] part) throws IOException {
        Files.createDirectories(download.target().getParent());
        Files.write(download.part(), part);
    }

    private void assertWhole() throws IOException {
        assertThat(Files.readAllBytes(download.target())).isEqualTo(BYTES);
        try (var files = Files.list(download.target().getParent())) {
            assertThat(files).containsExactly(download.target());
        }
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
