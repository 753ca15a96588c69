package ventral.cli.study.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import ventral.cli.study.InvalidStudyException;
import ventral.cli.study.Study;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Reads a study from a YAML file, see {@code docs/studies.md}. */
public final class StudyReader {

    private StudyReader() {}

    /**
     * Reads a study.
     *
     * @throws StudyFileException if the file is not a study
     */
    public static Study read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            return read(path.toString(), reader);
        } catch (NoSuchFileException e) {
            throw new StudyFileException(
                    "there is no file '%s'; the project's own studies are in studies/".formatted(path));
        } catch (IOException e) {
            throw new StudyFileException("cannot read '%s' as UTF-8 text: %s".formatted(path, e.getMessage()));
        }
    }

    /**
     * Reads a study that is packaged with this program.
     *
     * @param name such as {@code demo}
     */
    public static Study shipped(String name) {
        return read("studies/%s.yaml".formatted(name), new StringReader(shippedSource(name)));
    }

    /** Returns the text of a study that comes with the project. */
    public static String shippedSource(String name) {
        String resource = "/studies/%s.yaml".formatted(name);
        try (InputStream stream = Objects.requireNonNull(StudyReader.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a study.
     *
     * @param file name of the file in error messages
     * @throws StudyFileException if the text is not a study
     */
    public static Study read(String file, Reader reader) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new StudyFileException(file, 0, "", "is empty; docs/studies.md has an example");
            }
            return study(new YamlMapping(file, "", root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new StudyFileException(file, line, "", "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new StudyFileException(file, 0, "", "is not YAML: " + e.getMessage());
        }
    }

    private static Study study(YamlMapping root) {
        root.allowOnly("name", "description", "streams", "sweeps", "benchmarks", "references", "endpoint");
        String name = root.text("name");
        Map<StreamName, StreamSpec> streams = new LinkedHashMap<>();
        YamlMapping streamsBelow = root.mapping("streams");
        for (String key : streamsBelow.keys()) {
            streams.put(
                    FieldErrors.read(streamsBelow, key, () -> new StreamName(key)),
                    StreamYaml.read(streamsBelow.mapping(key)));
        }
        Map<SweepName, SweepSpec> sweeps = new LinkedHashMap<>();
        YamlMapping sweepsBelow = root.mapping("sweeps");
        for (String key : sweepsBelow.keys()) {
            sweeps.put(
                    FieldErrors.read(sweepsBelow, key, () -> new SweepName(key)),
                    SweepYaml.read(sweepsBelow.mapping(key), streams));
        }
        List<BenchmarkName> benchmarks = FieldErrors.read(
                root,
                "benchmarks",
                () -> root.texts("benchmarks").stream().map(BenchmarkName::new).toList());
        try {
            return new Study(
                    name,
                    root.text("description", "").strip(),
                    streams,
                    sweeps,
                    benchmarks,
                    root.texts("references"),
                    root.has("endpoint") ? EndpointYaml.read(root.mapping("endpoint"), sweeps) : null);
        } catch (InvalidStudyException e) {
            throw at(root, e);
        }
    }

    /** Locates the line of a value that contradicts another. */
    private static StudyFileException at(YamlMapping root, InvalidStudyException failure) {
        String[] keys = failure.key().split("\\.", -1);
        YamlMapping parent = root;
        for (int i = 0; i < keys.length - 1 && parent.has(keys[i]); i++) {
            parent = parent.mapping(keys[i]);
        }
        return parent.failure(keys[keys.length - 1], String.valueOf(failure.getMessage()));
    }
}
