package ventral.render.pack;

import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Symmetry;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.MeshSimplifier;
import ventral.render.conversion.ModelConverter;
import ventral.render.conversion.RefusedModelException;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.texture.TexturePattern;

/**
 * Models by other authors, with a label table.
 *
 * @param name name of the library in stream specs
 * @param parts files by the table's column {@code library}; a pack without parts has one entry under the empty name
 */
public record ModelPack(String name, LabelTable table, Map<String, PackFiles> parts) {

    /** Version of the reader, to be incremented with every change that reads the same files differently. */
    private static final int VERSION = 5;

    /** Is called after each model that is read, on any thread. */
    public interface PackReadListener {

        void read(int models, int all);
    }

    /** A pack that has been read. */
    public record LoadedPack(ObjectLibrary library, PackReport report) {}

    public ModelPack {
        parts = Map.copyOf(parts);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a pack must not be blank");
        }
    }

    /** Returns the version of the reader. The same files read by the same version give the same library. */
    public static String readerVersion() {
        return "%d-%d-%d-%d"
                .formatted(VERSION, TexturePattern.values().length, Mesh.MAX_MATERIALS, ModelConverter.TRIANGLES);
    }

    /**
     * Reads every model, several in parallel. A model that cannot be rendered, or on which the reader fails, is refused
     * and left out.
     *
     * @throws IllegalArgumentException if every model is refused
     * @throws UncheckedIOException if the disk cannot be read, which says nothing about a model
     */
    public LoadedPack read(ModelReader reader, MeshSimplifier simplifier, PackReadListener progress) {
        AtomicInteger done = new AtomicInteger();
        List<ModelReadResult> models = table.labels().parallelStream()
                .map(label -> {
                    ModelReadResult model = check(label, reader, simplifier);
                    progress.read(done.incrementAndGet(), table.labels().size());
                    return model;
                })
                .sorted(Comparator.comparingInt(model -> model.label().line()))
                .toList();
        return PackLibraryBuilder.build(name, models);
    }

    private static @Nullable Symmetry symmetry(ModelLabel label, ModelConverter.ConvertedModel model) {
        return label.symmetry() instanceof SymmetrySource.DeclaredSymmetry declared
                ? declared.symmetry()
                : model.measuredSymmetry().orElse(null);
    }

    private ModelReadResult check(ModelLabel label, ModelReader reader, MeshSimplifier simplifier) {
        try {
            PackFiles files = parts.get(label.library());
            if (files == null) {
                throw new RefusedModelException("the pack has no library '%s'; its libraries are %s"
                        .formatted(
                                label.library(),
                                parts.keySet().stream().sorted().toList()));
            }
            String path = label.model().startsWith("/") ? label.model().substring(1) : label.model();
            ImportedModel imported = reader.read(files, path);
            ModelConverter.ConvertedModel fitted = ModelConverter.convert(imported, label.turn(), simplifier);
            return new ModelReadResult.AcceptedModel(label, fitted, symmetry(label, fitted));
        } catch (RefusedModelException | DamagedPackFileException e) {
            return new ModelReadResult.RefusedModel(label, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // one damaged model must not cost the others
            return new ModelReadResult.RefusedModel(label, "%s is damaged: %s".formatted(label.model(), e));
        }
    }
}
