package ventral.render.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.pack.ModelReadResult.AcceptedModel;
import ventral.render.pack.ModelReadResult.RefusedModel;
import ventral.render.pack.PackReport.ModelFinding;
import ventral.render.texture.Texture;
import ventral.render.texture.TexturePattern;

/** Builds a library from the accepted models. Equal textures are stored once. */
final class PackLibraryBuilder {

    private final List<String> categories = new ArrayList<>();
    private final List<ObjectModel> models = new ArrayList<>();
    private final List<Texture> pictures = new ArrayList<>();
    private final Map<ByteBuffer, Integer> places = new HashMap<>();

    private PackLibraryBuilder() {}

    static ModelPack.LoadedPack build(String name, List<ModelReadResult> checked) {
        PackLibraryBuilder library = new PackLibraryBuilder();
        List<ModelFinding> refused = new ArrayList<>();
        List<ModelFinding> warnings = new ArrayList<>();
        for (ModelReadResult model : checked) {
            if (model instanceof AcceptedModel accepted) {
                library.add(accepted);
            } else if (model instanceof RefusedModel no) {
                refused.add(finding(no.label(), no.reason()));
            }
            model.warnings().forEach(text -> warnings.add(finding(model.label(), text)));
        }
        if (library.models.isEmpty()) {
            throw new IllegalArgumentException("pack '%s': all of its %d models are refused; the first is %s"
                    .formatted(name, checked.size(), refused.get(0)));
        }
        return new ModelPack.LoadedPack(
                new ObjectLibrary(name, library.categories, library.models, library.pictures),
                new PackReport(refused, warnings));
    }

    private static ModelFinding finding(ModelLabel label, String text) {
        return new ModelFinding(label.name(), label.line(), text);
    }

    private void add(AcceptedModel accepted) {
        ModelLabel label = accepted.label();
        if (!categories.contains(label.category())) {
            categories.add(label.category());
        }
        models.add(new ObjectModel(
                label.name(),
                categories.indexOf(label.category()),
                models.size(),
                accepted.model().mesh(this::pattern),
                accepted.symmetry()));
    }

    private int pattern(ImportedMaterial material) {
        Texture texture = material.picture();
        return texture == null ? TexturePattern.FLAT.ordinal() : TexturePattern.values().length + place(texture);
    }

    private int place(Texture texture) {
        return places.computeIfAbsent(ByteBuffer.wrap(texture.rgb()), bytes -> {
            pictures.add(texture);
            return pictures.size() - 1;
        });
    }
}
