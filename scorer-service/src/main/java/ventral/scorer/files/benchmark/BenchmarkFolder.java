package ventral.scorer.files.benchmark;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.AssemblyReader;
import ventral.scorer.assembly.NeuralAssembly;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.NeuralBenchmark;
import ventral.scorer.files.stimulus.StimulusSetReader;

/** Reads a folder of benchmark descriptors, {@code {benchmark}.yaml} each. */
public final class BenchmarkFolder {

    private static final String SUFFIX = ".yaml";
    private static final Comparator<BenchmarkName> BY_ID = Comparator.comparing(BenchmarkName::id);
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final BenchmarkPaths places;
    private final AssemblyReader recordings;
    private final Map<List<Object>, StimulusSet> stimulusSets = new HashMap<>();

    public BenchmarkFolder(BenchmarkPaths places, AssemblyReader recordings) {
        this.places = places;
        this.recordings = recordings;
    }

    /**
     * Reads every benchmark, ordered by name.
     *
     * @throws IOException if the folder does not exist, or a descriptor's file name is not a valid benchmark name
     */
    public List<InstalledBenchmark> read() throws IOException {
        return read(names());
    }

    /**
     * Reads some benchmarks, ordered by name.
     *
     * @param names of benchmarks with a descriptor in the folder
     * @throws IOException if the folder does not exist, or a descriptor's file name is not a valid benchmark name
     */
    public List<InstalledBenchmark> read(Set<BenchmarkName> names) throws IOException {
        List<InstalledBenchmark> found = new ArrayList<>();
        for (Map.Entry<BenchmarkName, Path> descriptor : descriptors().entrySet()) {
            if (names.contains(descriptor.getKey())) {
                found.add(read(descriptor.getKey(), descriptor.getValue()));
            }
        }
        return found;
    }

    /**
     * Returns the names of all benchmarks with a descriptor, including damaged ones.
     *
     * @throws IOException if the folder does not exist, or a descriptor's file name is not a valid benchmark name
     */
    public SortedSet<BenchmarkName> names() throws IOException {
        SortedSet<BenchmarkName> names = new TreeSet<>(BY_ID);
        names.addAll(descriptors().keySet());
        return names;
    }

    /**
     * Returns the remote files of some benchmarks, each file once. A damaged descriptor contributes none.
     *
     * @throws IOException if the folder does not exist, or a descriptor's file name is not a valid benchmark name
     */
    public List<RemoteFile> remoteFiles(Set<BenchmarkName> names) throws IOException {
        Map<Path, RemoteFile> files = new LinkedHashMap<>();
        for (Map.Entry<BenchmarkName, Path> descriptor : descriptors().entrySet()) {
            if (names.contains(descriptor.getKey())) {
                remoteFiles(descriptor.getKey(), descriptor.getValue())
                        .forEach(file -> files.putIfAbsent(file.cached(places.brainioHome()), file));
            }
        }
        return List.copyOf(files.values());
    }

    private static Stream<RemoteFile> remoteFiles(BenchmarkName name, Path file) throws IOException {
        try {
            BenchmarkDescriptor descriptor = descriptor(name, file);
            return descriptor.files().filter(RemoteFile.class::isInstance).map(RemoteFile.class::cast);
        } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
            return Stream.of();
        }
    }

    private SortedMap<BenchmarkName, Path> descriptors() throws IOException {
        Path folder = places.folder();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder of benchmarks at %s".formatted(folder.toAbsolutePath()));
        }
        SortedMap<BenchmarkName, Path> descriptors = new TreeMap<>(BY_ID);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                descriptors.put(name(file), file);
            }
        }
        return descriptors;
    }

    private static BenchmarkDescriptor descriptor(BenchmarkName name, Path file) throws IOException {
        return BenchmarkDescriptor.of(name, YAML.readTree(Files.readAllBytes(file)));
    }

    private InstalledBenchmark read(BenchmarkName name, Path file) throws IOException {
        BenchmarkDescriptor descriptor;
        try {
            descriptor = descriptor(name, file);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new InstalledBenchmark.Damaged(name, "%s: %s".formatted(file, e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return damaged(name, file, e);
        }
        for (BenchmarkName reference : descriptor.description().references()) {
            if (!Files.isRegularFile(places.folder().resolve(reference.id() + SUFFIX))) {
                return new InstalledBenchmark.Damaged(
                        name,
                        "%s: references names %s, which is not described in this folder"
                                .formatted(file, reference.id()));
            }
        }
        try {
            return new InstalledBenchmark.Ready(benchmark(descriptor));
        } catch (NoSuchFileException e) {
            return new InstalledBenchmark.Absent(descriptor.description(), "%s: %s".formatted(file, e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            return new InstalledBenchmark.Damaged(name, "%s: %s".formatted(file, e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return damaged(name, file, e);
        }
    }

    /** Returns a benchmark whose files cause an exception that no reader expects, so that the others can be used. */
    private static InstalledBenchmark damaged(BenchmarkName name, Path file, Throwable e) {
        return new InstalledBenchmark.Damaged(name, "%s: %s".formatted(file, e));
    }

    private Benchmark benchmark(BenchmarkDescriptor descriptor) throws IOException {
        BenchmarkMetadata description = descriptor.description();
        if (descriptor.recording() instanceof RecordingSource.Assembly assembly) {
            NeuralAssembly recorded =
                    recordings.read(assembly.file().locateVerified(places), description.region(), assembly.window());
            return Double.isNaN(assembly.minimumReliability())
                    ? new NeuralBenchmark(description, stimuli(descriptor), recorded)
                    : new NeuralBenchmark(description, stimuli(descriptor), recorded, assembly.minimumReliability());
        }
        return RdmBenchmarkReader.read(
                description, stimuli(descriptor), (RecordingSource.Dissimilarities) descriptor.recording(), places);
    }

    private static BenchmarkName name(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        try {
            return new BenchmarkName(fileName.substring(0, fileName.length() - SUFFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s: the file name must be a benchmark's name, but %s".formatted(file, e.getMessage()));
        }
    }

    /** Returns one object for all benchmarks that share the files, so that a candidate processes the stimuli once. */
    private StimulusSet stimuli(BenchmarkDescriptor descriptor) throws IOException {
        List<Object> key =
                List.of(descriptor.table().sha1(), descriptor.pictures().sha1(), descriptor.visualDegrees());
        StimulusSet known = stimulusSets.get(key);
        if (known != null) {
            return known;
        }
        StimulusSet read = StimulusSetReader.read(
                descriptor.table().locateVerified(places),
                descriptor.pictures().locateVerified(places),
                descriptor.visualDegrees());
        stimulusSets.put(key, read);
        return read;
    }
}
