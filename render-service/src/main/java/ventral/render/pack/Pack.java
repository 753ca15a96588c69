package ventral.render.pack;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ventral.contract.latent.Symmetry;
import ventral.render.model.Pattern;
import ventral.render.scene.Mesh;
import ventral.render.scene.ObjectLibrary;

/**
 * Models that somebody else made, with a label table.
 *
 * @param name that stream specs call its library by
 * @param parts its files, by the table's column {@code library}; one under the empty name where it has no parts
 */
public record Pack(String name, LabelTable table, Map<String, PackFiles> parts) {

    /** To be raised with every change after which the same files are read as something else. */
    private static final int VERSION = 4;

    /** Is told after each model that is read, by any thread. */
    public interface Progress {

        void read(int models, int all);
    }

    /** A pack once it is read. */
    public record Read(ObjectLibrary library, PackReport report) {}

    public Pack {
        parts = Map.copyOf(parts);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pack has a name");
        }
    }

    /** Of how packs are read: libraries of the same files and the same version are the same. */
    public static String readerVersion() {
        return "%d-%d-%d-%d".formatted(VERSION, Pattern.values().length, Mesh.MAX_MATERIALS, Fitting.TRIANGLES);
    }

    /**
     * Reads every model, several at once. A model that cannot be drawn is refused and left out.
     *
     * @throws IllegalArgumentException if none is left
     */
    public Read read(ModelReader reader, Simplifier simplifier, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        List<CheckedModel> models = table.labels().parallelStream()
                .map(label -> {
                    CheckedModel model = check(label, reader, simplifier);
                    progress.read(done.incrementAndGet(), table.labels().size());
                    return model;
                })
                .sorted(Comparator.comparingInt(model -> model.label().line()))
                .toList();
        return PackLibrary.build(name, models);
    }

    private static Optional<Symmetry> symmetry(ModelLabel label, Fitting.Fitted model) {
        return label.symmetry() instanceof SymmetryRule.Told told ? told.symmetry() : model.measuredSymmetry();
    }

    private CheckedModel check(ModelLabel label, ModelReader reader, Simplifier simplifier) {
        try {
            PackFiles files = parts.get(label.library());
            if (files == null) {
                throw new RefusedModelException("the pack has no library '%s', but %s"
                        .formatted(
                                label.library(),
                                parts.keySet().stream().sorted().toList()));
            }
            String path = label.model().startsWith("/") ? label.model().substring(1) : label.model();
            Imported imported = reader.read(files, path);
            Fitting.Fitted fitted = Fitting.fit(imported, label.turn(), simplifier);
            return new CheckedModel.Accepted(label, fitted, symmetry(label, fitted));
        } catch (RefusedModelException e) {
            return new CheckedModel.Refused(label, String.valueOf(e.getMessage()));
        }
    }
}
