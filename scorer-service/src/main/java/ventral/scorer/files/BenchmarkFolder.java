package ventral.scorer.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Installed;
import ventral.scorer.benchmark.Recordings;

/** A folder of benchmark descriptors, {@code {benchmark}.yaml} each. */
public final class BenchmarkFolder {

    private static final String SUFFIX = ".yaml";
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final Path folder;
    private final Map<String, String> variables;
    private final Recordings recordings;
    private final Map<List<Object>, StimulusSet> stimulusSets = new HashMap<>();

    /** @param variables that paths may name, such as the environment's */
    public BenchmarkFolder(Path folder, Map<String, String> variables, Recordings recordings) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        this.recordings = recordings;
    }

    /**
     * Reads every benchmark, in the order of their names.
     *
     * @throws IOException if there is no such folder, or a descriptor's name can be no benchmark's
     */
    public List<Installed> read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder of benchmarks at %s".formatted(folder.toAbsolutePath()));
        }
        List<Path> descriptors;
        try (Stream<Path> files = Files.list(folder)) {
            descriptors = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<Installed> found = new ArrayList<>();
        for (Path descriptor : descriptors) {
            found.add(read(descriptor));
        }
        return found;
    }

    private Installed read(Path file) throws IOException {
        BenchmarkName name = name(file);
        BenchmarkDescriptor descriptor;
        try {
            descriptor = BenchmarkDescriptor.of(name, YAML.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            return new Installed.Damaged(name, "%s: %s".formatted(file, e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Installed.Damaged(name, "%s: %s".formatted(file, e.getMessage()));
        }
        try {
            NeuralAssembly assembly = recordings.read(
                    descriptor.assembly().find(folder, variables),
                    descriptor.description().region(),
                    descriptor.window());
            return new Installed.Ready(new Benchmark(descriptor.description(), stimuli(descriptor), assembly));
        } catch (NoSuchFileException e) {
            return new Installed.Absent(descriptor.description(), "%s: %s".formatted(file, e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return new Installed.Damaged(name, "%s: %s".formatted(file, e.getMessage()));
        }
    }

    private static BenchmarkName name(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        try {
            return new BenchmarkName(fileName.substring(0, fileName.length() - SUFFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s: a descriptor is called as its benchmark, but %s".formatted(file, e.getMessage()));
        }
    }

    /** One object for all benchmarks that share the files, so that a candidate looks at them once. */
    private StimulusSet stimuli(BenchmarkDescriptor descriptor) throws IOException {
        List<Object> key =
                List.of(descriptor.table().sha1(), descriptor.pictures().sha1(), descriptor.visualDegrees());
        StimulusSet known = stimulusSets.get(key);
        if (known != null) {
            return known;
        }
        StimulusSet read = StimulusFiles.read(
                descriptor.table().find(folder, variables),
                descriptor.pictures().find(folder, variables),
                descriptor.visualDegrees());
        stimulusSets.put(key, read);
        return read;
    }
}
