package ventral.scorer.files.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import ventral.contract.name.ReferenceName;
import ventral.contract.network.Network;
import ventral.scorer.candidate.ReferenceNetwork;
import ventral.scorer.evaluation.ReferenceModel;
import ventral.scorer.score.PublishedCurve;

/**
 * Manages a folder of reference networks: TorchScript files, {@code {reference}.pt}, and weights of residual networks,
 * {@code {reference}.safetensors}, each with its manifest beside it. Published scores of a family are in {@code
 * {family}.curve.csv}.
 */
public final class ReferenceFolder {

    private static final String SCRIPT = ".pt";
    private static final String WEIGHTS = ".safetensors";
    private static final String CURVE = ".curve.csv";
    private static final String PART = ".part";

    /** Writes a file's content. */
    public interface FileContentWriter {
        void writeTo(Path file) throws IOException;
    }

    /** Is notified of files that cannot be read. */
    public interface DamagedFileListener {
        void onDamaged(Path file, String reason);
    }

    /** Reads one file. */
    private interface FileReader<T> {
        T read(Path file, String id) throws IOException;
    }

    private ReferenceFolder() {}

    /**
     * Reads all networks, ordered by name. Capitals and underscores of file names are converted to characters that a
     * resource name allows.
     *
     * @throws IOException if the folder does not exist, a file is wrong, or two files have the same name
     */
    public static List<ReferenceModel> read(Path folder) throws IOException {
        return readAll(files(folder, false), ReferenceFolder::network);
    }

    /**
     * Reads the networks whose files are intact, ordered by name.
     *
     * @throws IOException if the folder does not exist, or two files have the same name
     */
    public static List<ReferenceModel> readIntact(Path folder, DamagedFileListener listener) throws IOException {
        return readIntact(files(folder, false), ReferenceFolder::network, listener);
    }

    private static ReferenceModel network(Path file, String id) throws IOException {
        Path manifest = NetworkManifest.manifestPath(file);
        ReferenceNetwork network = file.toString().endsWith(WEIGHTS)
                ? WeightsManifest.read(file, manifest)
                : NetworkManifest.read(file, manifest);
        return new ReferenceModel(new ReferenceName(id), network);
    }

    /**
     * Reads the published curves, ordered by family.
     *
     * @throws IOException if the folder does not exist, or a table is wrong
     */
    public static List<PublishedCurve> readCurves(Path folder) throws IOException {
        return readAll(files(folder, true), PublishedCurveCsv::read);
    }

    /**
     * Reads the published curves whose tables are intact, ordered by family.
     *
     * @throws IOException if the folder does not exist, or two files have the same name
     */
    public static List<PublishedCurve> readIntactCurves(Path folder, DamagedFileListener listener) throws IOException {
        return readIntact(files(folder, true), PublishedCurveCsv::read, listener);
    }

    private static <T> List<T> readAll(SortedMap<String, Path> files, FileReader<T> reader) throws IOException {
        List<T> all = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            all.add(reader.read(file.getValue(), file.getKey()));
        }
        return all;
    }

    private static <T> List<T> readIntact(
            SortedMap<String, Path> files, FileReader<T> reader, DamagedFileListener listener) {
        List<T> intact = new ArrayList<>();
        files.forEach((id, file) -> {
            try {
                intact.add(reader.read(file, id));
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
                listener.onDamaged(file, e.getMessage() == null ? e.toString() : e.getMessage());
            }
        });
        return intact;
    }

    /** Returns the files by the ids of their names: those of curves, or those of networks. */
    private static SortedMap<String, Path> files(Path folder, boolean ofCurves) throws IOException {
        SortedMap<String, Path> files = files(folder);
        files.values().removeIf(file -> file.toString().endsWith(CURVE) != ofCurves);
        return files;
    }

    /**
     * Installs published scores of a family of networks.
     *
     * @param family a valid reference name
     * @return the installed file
     * @throws IOException if a network or a family of that name is already installed, or the folder cannot be written
     */
    public static Path addCurve(Path folder, ReferenceName family, FileContentWriter table) throws IOException {
        checkAbsent(folder, family);
        return install(folder, folder.resolve(family.id() + CURVE), table);
    }

    /**
     * Installs weights of a network of torchvision, with their manifest.
     *
     * @param weights writes a safetensors file
     * @return the installed file
     * @throws IOException if a network of that name is already installed, or the folder cannot be written
     */
    public static Path add(
            Path folder, ReferenceName name, String displayName, Network network, FileContentWriter weights)
            throws IOException {
        checkAbsent(folder, name);
        Path file = folder.resolve(name.id() + WEIGHTS);
        return install(folder, file, part -> {
            weights.writeTo(part);
            Files.write(NetworkManifest.manifestPath(file), WeightsManifest.ofTorchvision(displayName, network));
        });
    }

    /**
     * Installs a TorchScript file, with the manifest beside it.
     *
     * @return the installed file
     * @throws IOException if a network of that name is already installed, a file cannot be read, or the folder cannot
     *     be written
     */
    public static Path addScript(Path folder, ReferenceName name, Path script) throws IOException {
        checkAbsent(folder, name);
        Path file = folder.resolve(name.id() + SCRIPT);
        return install(folder, file, part -> {
            Files.copy(script, part, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    NetworkManifest.manifestPath(script),
                    NetworkManifest.manifestPath(file),
                    StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private static void checkAbsent(Path folder, ReferenceName name) throws IOException {
        Files.createDirectories(folder);
        Path present = files(folder).get(name.id());
        if (present != null) {
            throw new IOException("%s is already installed, in %s; remove it first: ./ventral references remove %s"
                    .formatted(name, present, name.id()));
        }
    }

    private static Path install(Path folder, Path file, FileContentWriter content) throws IOException {
        Path part = folder.resolve(file.getFileName() + PART); // not createTempFile: others could not read such a file
        try {
            content.writeTo(part);
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Deletes a network's file and its manifest.
     *
     * @return the deleted file
     * @throws IOException if there is no network of that name
     */
    public static Path remove(Path folder, ReferenceName name) throws IOException {
        SortedMap<String, Path> files = files(folder);
        Path file = files.get(name.id());
        if (file == null) {
            throw new NoSuchFileException(
                    "there is no %s in %s; there are %s".formatted(name, folder.toAbsolutePath(), files.keySet()));
        }
        Files.delete(file);
        if (!file.toString().endsWith(CURVE)) {
            Files.deleteIfExists(NetworkManifest.manifestPath(file));
        }
        return file;
    }

    /** Returns the files by the ids of their names. */
    private static SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("there is no folder of references %s".formatted(folder.toAbsolutePath()));
        }
        List<Path> all;
        try (Stream<Path> found = Files.list(folder)) {
            all = found.sorted().toList();
        }
        for (Path file : all) {
            String name = file.getFileName().toString();
            Optional<String> suffix =
                    Stream.of(SCRIPT, WEIGHTS, CURVE).filter(name::endsWith).findFirst();
            if (suffix.isPresent()) {
                String id =
                        id(file, name.substring(0, name.length() - suffix.get().length()));
                Path before = files.put(id, file);
                if (before != null) {
                    throw new IOException("%s and %s are both references/%s; rename one".formatted(before, file, id));
                }
            }
        }
        return files;
    }

    private static String id(Path file, String name) throws IOException {
        try {
            return new ReferenceName(name.toLowerCase(Locale.ROOT).replace('_', '-')).id();
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
