package ventral.scorer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ventral.contract.name.ReferenceName;
import ventral.scorer.benchmark.Reference;

/** A folder of reference networks: TorchScript files, {@code {reference}.pt}, each with its manifest beside it. */
public final class ReferenceFolder {

    private static final String SUFFIX = ".pt";

    private ReferenceFolder() {}

    /**
     * Reads all, in the order of their names. A name's capitals and underscores become what a resource name may hold.
     *
     * @throws IOException if the folder is not there, or a file is wrong
     */
    public static List<Reference> read(Path folder) throws IOException {
        List<Path> networks;
        try (Stream<Path> files = Files.list(folder)) {
            networks = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        List<Reference> references = new ArrayList<>();
        for (Path network : networks) {
            String name = network.getFileName().toString();
            String id = name.substring(0, name.length() - SUFFIX.length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            references.add(
                    new Reference(name(id, network), NetworkManifest.read(network, NetworkManifest.beside(network))));
        }
        return references;
    }

    private static ReferenceName name(String id, Path network) throws IOException {
        try {
            return new ReferenceName(id);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(network, e.getMessage()), e);
        }
    }
}
