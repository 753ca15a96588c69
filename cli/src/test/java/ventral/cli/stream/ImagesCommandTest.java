package ventral.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.api.v1.Image;
import ventral.api.v1.Label;
import ventral.api.v1.ListImagesRequest;
import ventral.api.v1.ListImagesResponse;
import ventral.api.v1.StreamServiceGrpc;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.type.v1.Latent;

class ImagesCommandTest {

    private static final int THERE = 10;
    private static final int LONGEST_PAGE = 4;

    private final List<ListImagesRequest> requests = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Server server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new TenImageService())
            .build();

    @BeforeEach
    void start() throws IOException {
        server = server.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void labels_are_shown_in_metres_degrees_and_names() {
        assertThat(run("--count", "2")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        image  category  identity  distance  x  y  pitch   yaw  roll
                        ─────  ────────  ────────  ────────  ─  ─  ─────  ────  ────
                            0  chair     class 0     1.50 m               -90°
                            1  chair     class 1     1.60 m               -90°
                        """);
    }

    @Test
    void pictures_are_written_page_after_page_and_not_printed() throws IOException {
        Path pictures = folder.resolve("new/pictures");
        assertThat(run("--from", "3", "--count", "6", "--to", pictures.toString(), "-o", "json"))
                .isEqualTo(ExitCode.OK);
        try (var files = Files.list(pictures)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("3.png", "4.png", "5.png", "6.png", "7.png", "8.png");
        }
        assertThat(pictures.resolve("7.png")).hasContent("picture 7");
        JsonNode images = new ObjectMapper().readTree(out.toString());
        assertThat(images).hasSize(6);
        assertThat(images.get(0).get("png").asText()).isEmpty();
        assertThat(images.get(0).at("/labels/0/unit").asText()).isEqualTo("m");
        assertThat(err.toString()).contains("6 images in " + pictures);
        assertThat(requests).extracting(ListImagesRequest::getPageSize).containsExactly(6, 2);
        assertThat(requests).extracting(ListImagesRequest::getSkip).containsExactly(3, 0);
    }

    @Test
    void a_row_of_csv_has_a_column_for_each_latent_whether_it_is_labelled_or_not() {
        assertThat(run("--from", "1", "--count", "1", "-o", "csv")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        name,index,imageSize,distance,translationX,translationY,rotationPitch,rotationYaw,rotationRoll,category,categoryName,identity,identityName
                        streams/s1/images/1,1,64,1.6,,,,-1.5707964,,7,chair,1,
                        """);
    }

    @Test
    void a_stream_that_has_no_more_is_said_to_have_none() {
        assertThat(run("--from", "10")).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("streams/s1 has no image 10, or not yet");
    }

    @Test
    void what_is_no_folder_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(run("--to", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--to " + file + " is not a writable folder");
    }

    private int run(String... args) {
        var line = Ventral.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        List<String> all =
                new ArrayList<>(List.of("streams", "images", "s1", "--gateway", "127.0.0.1:" + server.getPort()));
        all.addAll(List.of(args));
        return line.execute(all.toArray(String[]::new));
    }

    /** A gateway with ten images, of which it returns at most four per page. */
    private final class TenImageService extends StreamServiceGrpc.StreamServiceImplBase {

        @Override
        public void listImages(ListImagesRequest request, StreamObserver<ListImagesResponse> caller) {
            requests.add(request);
            int first = request.getSkip()
                    + (request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken()));
            int end = Math.min(THERE, first + Math.min(request.getPageSize(), LONGEST_PAGE));
            ListImagesResponse.Builder page = ListImagesResponse.newBuilder();
            for (int i = first; i < end; i++) {
                page.addImages(image(i));
            }
            caller.onNext(page.setNextPageToken(end < THERE ? Integer.toString(end) : "")
                    .build());
            caller.onCompleted();
        }

        private static Image image(int index) {
            return Image.newBuilder()
                    .setName("streams/s1/images/" + index)
                    .setIndex(index)
                    .setImageSize(64)
                    .setPng(ByteString.copyFromUtf8("picture " + index))
                    .addLabels(Label.newBuilder()
                            .setLatent(Latent.LATENT_DISTANCE)
                            .setValue((15 + index) / 10f)
                            .setUnit("m"))
                    .addLabels(Label.newBuilder()
                            .setLatent(Latent.LATENT_ROTATION_YAW)
                            .setValue((float) -Math.PI / 2)
                            .setUnit("rad"))
                    .addLabels(Label.newBuilder()
                            .setLatent(Latent.LATENT_CATEGORY)
                            .setValue(7)
                            .setClassName("chair"))
                    .addLabels(
                            Label.newBuilder().setLatent(Latent.LATENT_IDENTITY).setValue(index))
                    .build();
        }
    }
}
