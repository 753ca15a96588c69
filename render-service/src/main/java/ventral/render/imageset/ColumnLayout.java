package ventral.render.imageset;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;

/** A layout defined by a column map. Coordinate frames and signs are those of {@link Latent}. */
public record ColumnLayout(String title, ColumnMap map) implements IndexLayout {

    /** The columns that {@code ventral render export} writes. */
    private static final ColumnMap OWN = ColumnMap.parse(List.of(
            "file=filename",
            "category=category_name",
            "identity=identity_name",
            "distance=distance",
            "translation_x=translation_x",
            "translation_y=translation_y",
            "rotation_pitch=rotation_pitch",
            "rotation_yaw=rotation_yaw",
            "rotation_roll=rotation_roll",
            "background=background"));

    public static final ColumnLayout EXPORTED = new ColumnLayout("Ventral's export", OWN);

    @Override
    public Set<LatentGroup> groups() {
        return map.latents().keySet().stream().map(Latent::group).collect(Collectors.toSet());
    }

    @Override
    public List<String> pictures(IndexRow row) {
        String path = row.text(map.file());
        return List.of(path, "images/" + path);
    }

    @Override
    public ImageAnnotation entry(IndexRow row) {
        Map<Latent, Double> measures = new EnumMap<>(Latent.class);
        map.latents().entrySet().stream()
                .filter(source -> source.getKey().kind() != Latent.Kind.CLASS)
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(source -> measures.put(source.getKey(), measure(source.getKey(), source.getValue(), row)));
        String background = map.background();
        return new ImageAnnotation(
                measures,
                name(Latent.CATEGORY, row),
                name(Latent.IDENTITY, row),
                background == null ? "" : row.text(background),
                null,
                ImageAnnotation.ReferencePoint.CENTRE);
    }

    private static double measure(Latent latent, ColumnMap.MappedColumn source, IndexRow row) {
        double value = row.number(source.column()) * source.factor();
        return latent.kind() == Latent.Kind.ANGLE ? CameraCoordinates.wrapped(value) : value;
    }

    private @Nullable String name(Latent latent, IndexRow row) {
        ColumnMap.MappedColumn source = map.latents().get(latent);
        return source == null ? null : row.text(source.column());
    }
}
