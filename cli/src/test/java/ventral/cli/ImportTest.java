package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.api.v1.Stream;
import ventral.cli.grpc.GatewayClient;
import ventral.contract.name.StreamName;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.type.v1.Latent;
import ventral.type.v1.StreamState;

/** Tests an import by the packaged renderer, created through the gateway, on a real broker. */
@Tag("system")
class ImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PICTURES = 500;
    private static final int ROWS = 24 * PICTURES;
    private static final int BATCH = 16;
    private static final StreamName WHOLE = new StreamName("import-whole");
    private static final StreamName KILLED = new StreamName("import-killed");

    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @TempDir
    Path logs;

    @TempDir
    Path images;

    private final Ports ports = SYSTEM.ports();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void an_import_that_is_killed_goes_on_where_it_stood_and_bad_rows_publish_nothing() throws Exception {
        write();
        GatewayClient gateway = new GatewayClient(ports.address(Endpoint.GATEWAY));
        open.add(0, gateway);

        assertThat(run(WHOLE)).as(err.toString()).isZero();
        Stream whole = Awaitility.await("the end of the import in the ledger")
                .atMost(PATIENCE)
                .until(
                        () -> gateway.streams().get(WHOLE),
                        stream -> stream.getState() == StreamState.STREAM_STATE_SUCCEEDED);
        assertThat(whole.getLatentSpace().getCategoriesList()).containsExactly("dark", "light");
        assertThat(whole.getLatentSpace().getLabelledList())
                .containsExactly(Latent.LATENT_DISTANCE, Latent.LATENT_CATEGORY);

        gateway.streams().create(KILLED, ventral.contract.wire.SpecMapper.fromWire(whole.getSpec()));
        Process importer = importer(KILLED);
        Awaitility.await("some of the images published")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.streams().get(KILLED).getRenderedImageCount() > 0);
        importer.destroyForcibly().waitFor();
        assertThat(gateway.streams().get(KILLED).getState()).isEqualTo(StreamState.STREAM_STATE_RENDERING);
        assertThat(run(KILLED)).as(err.toString()).isZero();

        var killed = ImageLogReader.read(ports, KILLED);
        assertThat(killed.keySet())
                .containsExactlyElementsOf(
                        LongStream.range(0, ROWS / BATCH).boxed().toList());
        assertThat(killed.equals(ImageLogReader.read(ports, WHOLE)))
                .as("the same images")
                .isTrue();

        Files.writeString(images.resolve("index.csv"), "picture,depth,shade\n0.png,far,dark\n");
        StreamName bad = new StreamName("import-bad");
        assertThat(run(bad)).isNotZero();
        assertThat(gateway.streams().find(bad)).isEmpty();
    }

    private int run(StreamName stream) throws IOException {
        System.setProperty("ventral.home", Path.of("..").toRealPath().toString());
        CommandLine line = Ventral.commandLine();
        line.setErr(new PrintWriter(err, true));
        List<String> words = new ArrayList<>(List.of("import", "--gateway", ports.address(Endpoint.GATEWAY)));
        words.addAll(arguments(stream));
        return line.execute(words.toArray(String[]::new));
    }

    private Process importer(StreamName stream) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "render-service/target/quarkus-app/quarkus-run.jar")
                        .toString(),
                "import"));
        words.addAll(arguments(stream));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("importer.log").toFile())
                .start();
        open.add(0, () -> process.destroyForcibly().waitFor());
        return process;
    }

    private List<String> arguments(StreamName stream) {
        return List.of(
                stream.id(),
                "--images=" + images,
                "--column=file=picture",
                "--column=distance=depth:cm",
                "--column=category=shade",
                "--batch-size=" + BATCH,
                "--kafka=" + ports.address(Endpoint.BROKER));
    }

    /** Writes more rows than image files, because writing files takes longer than reading them. */
    private void write() throws IOException {
        List<String> rows = new ArrayList<>(List.of("picture,depth,shade"));
        for (int i = 0; i < ROWS; i++) {
            rows.add("%d.png,%d,%s".formatted(i % PICTURES, 100 + i, i % 2 == 0 ? "dark" : "light"));
        }
        Files.write(images.resolve("index.csv"), rows);
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < PICTURES; i++) {
            for (int y = 0; y < 64; y++) {
                for (int x = 0; x < 64; x++) {
                    picture.setRGB(x, y, (i * 4099 + x * 31 + y * 17) & 0xffffff);
                }
            }
            ImageIO.write(picture, "png", images.resolve(i + ".png").toFile());
        }
    }
}
