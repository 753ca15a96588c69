package ventral.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.gateway.ledger.model.Measurement;
import ventral.gateway.ledger.model.Region;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.testing.LedgerSamples;
import ventral.gateway.testing.RequiredPrograms;

/** Runs the guide for other languages, with the programs that it names, against the whole API. */
final class GuideTest {

    private static final Path GUIDE = Path.of("../docs/clients.md");
    private static final Path PROGRAMS = Path.of("node_modules/.bin").toAbsolutePath();
    private static final List<RunName> RUNS =
            Stream.of("r1", "r2", "r3").map(RunName::new).toList();
    private static final RunName LAST = RUNS.get(2);
    private static final long IMAGES = 6400;

    private final InMemoryGateway gateway = new InMemoryGateway();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        gateway.ledger().put(LedgerSamples.stream());
        for (int i = 0; i < RUNS.size(); i++) {
            gateway.ledger().put(List.of(LedgerSamples.run(RUNS.get(i).id(), i)));
        }
        for (Region region : Region.values()) {
            gateway.ledger().write(LedgerSamples.benchmark(benchmark(region).id(), region, "simulated2026"));
        }
        for (RunName run : RUNS.subList(0, 2)) {
            gateway.ledger().report(run, LedgerSamples.progress(RunState.SUCCEEDED, IMAGES));
            Stream.of(0L, IMAGES).map(seen -> new CheckpointName(run, seen)).forEach(this::score);
        }
        gateway.ledger().report(LAST, LedgerSamples.progress(RunState.RUNNING, 64));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void every_kind_of_client_has_its_section() throws IOException {
        assertThat(sections()).map(Guide.Section::title).containsExactly("curl", "buf curl", "Python", "Node");
    }

    @ParameterizedTest
    @MethodSource("sections")
    void what_a_section_says_is_what_comes(Guide.Section section) throws Exception {
        for (String module : List.of("contract", "gateway")) {
            Files.createSymbolicLink(
                    folder.resolve(module), Path.of("..", module).toRealPath());
        }
        switch (section.title()) {
            case "curl" -> RequiredPrograms.require("curl", "curl");
            case "Python" -> {
                RequiredPrograms.requireFile(Path.of("/usr/lib/python3/dist-packages/grpc"), "python3-grpcio");
                RequiredPrograms.requireFile(Path.of("/usr/bin/grpc_python_plugin"), "protobuf-compiler-grpc");
                RequiredPrograms.requireFile(Path.of("/usr/include/google/protobuf/empty.proto"), "libprotobuf-dev");
            }
            case "Node" -> {
                RequiredPrograms.require("node", "nodejs");
                Files.createSymbolicLink(folder.resolve("node_modules"), NodePackages.install());
            }
            default -> {}
        }
        new GuideRunner(folder, PROGRAMS, this::addresses, happenings()).follow(section);
    }

    static List<Guide.Section> sections() throws IOException {
        return Guide.read(GUIDE).sections().stream()
                .filter(section -> !section.steps().isEmpty())
                .toList();
    }

    private String addresses(String text) {
        return text.replace("127.0.0.1:8470", "127.0.0.1:" + gateway.grpcPort())
                .replace("127.0.0.1:8477", "127.0.0.1:" + gateway.webPort());
    }

    private Map<String, Runnable> happenings() {
        return Map.of(
                "r3 learns on", () -> gateway.ledger().report(LAST, LedgerSamples.progress(RunState.RUNNING, 128)),
                "the gateway is started anew, and r3 ends meanwhile",
                        () -> gateway.startAnew(() ->
                                gateway.ledger().report(LAST, LedgerSamples.progress(RunState.SUCCEEDED, IMAGES))),
                "the ledger is built anew", () -> gateway.ledger().beginAnew());
    }

    private void score(CheckpointName checkpoint) {
        gateway.ledger().write(LedgerSamples.checkpoint(checkpoint));
        for (Region region : Region.values()) {
            double raw = .25 + .05 * region.ordinal() + .1 * checkpoint.seenImageCount() / IMAGES;
            gateway.ledger()
                    .write(LedgerSamples.score(
                            new ScoreName(checkpoint, benchmark(region)),
                            LedgerSamples.runSpec(),
                            new Measurement(
                                    region,
                                    true,
                                    "simulated2026",
                                    "pls",
                                    1,
                                    "layer2.0.relu",
                                    null,
                                    new Measurement.ScoreValues(
                                            raw,
                                            .01,
                                            new Measurement.CeiledScore(.8, null, raw * raw / .64, raw * raw / .8)),
                                    List.of(),
                                    null)));
        }
    }

    private static BenchmarkName benchmark(Region region) {
        return new BenchmarkName("simulated2026-%s-pls".formatted(region.name().toLowerCase(Locale.ROOT)));
    }
}
