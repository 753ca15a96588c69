package ventral.render.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.render.model.Pattern;
import ventral.render.pack.CheckedModel.Accepted;
import ventral.render.pack.CheckedModel.Refused;
import ventral.render.pack.PackReport.Finding;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.ObjectModel;
import ventral.render.scene.Picture;

/** Builds a library from the accepted models. Equal textures are stored once. */
final class PackLibrary {

    private final List<String> categories = new ArrayList<>();
    private final List<ObjectModel> models = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final Map<ByteBuffer, Integer> places = new HashMap<>();

    private PackLibrary() {}

    static Pack.Read build(String name, List<CheckedModel> checked) {
        PackLibrary library = new PackLibrary();
        List<Finding> refused = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        for (CheckedModel model : checked) {
            if (model instanceof Accepted accepted) {
                library.add(accepted);
            } else if (model instanceof Refused no) {
                refused.add(finding(no.label(), no.reason()));
            }
            model.warnings().forEach(text -> warnings.add(finding(model.label(), text)));
        }
        if (library.models.isEmpty()) {
            throw new IllegalArgumentException("pack '%s': all of its %d models are refused; the first is %s"
                    .formatted(name, checked.size(), refused.get(0)));
        }
        return new Pack.Read(
                new ObjectLibrary(name, library.categories, library.models, library.pictures),
                new PackReport(refused, warnings));
    }

    private static Finding finding(ModelLabel label, String text) {
        return new Finding(label.name(), label.line(), text);
    }

    private void add(Accepted accepted) {
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
        return material.picture()
                .map(picture -> Pattern.values().length + place(picture))
                .orElse(Pattern.FLAT.ordinal());
    }

    private int place(Picture picture) {
        return places.computeIfAbsent(ByteBuffer.wrap(picture.rgb()), bytes -> {
            pictures.add(picture);
            return pictures.size() - 1;
        });
    }
}
