package ventral.render.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.Symmetry;
import ventral.render.scene.ImageMetadata;
import ventral.render.stream.ImageBatch;

/** Formats the rows of {@code labels.csv}: one for each image, quoted as in RFC 4180. */
final class LabelCsvFormat {

    private static final List<String> FACTS = List.of(
            "rotation_x",
            "rotation_y",
            "rotation_z",
            "rotation_w",
            "pixel_x",
            "pixel_y",
            "pivot_pixel_x",
            "pivot_pixel_y",
            "pivot_distance",
            "camera_x",
            "camera_y",
            "camera_z",
            "camera_w",
            "background",
            "light_x",
            "light_y",
            "light_z",
            "light_power",
            "source_file");
    private static final List<String> SYMMETRY =
            List.of("symmetry_axis_x", "symmetry_axis_y", "symmetry_axis_z", "symmetry_order");

    private LabelCsvFormat() {}

    static String header() {
        List<String> columns = new ArrayList<>(List.of("index", "filename", "category_name", "identity_name"));
        Arrays.stream(Latent.values())
                .map(latent -> latent.name().toLowerCase(Locale.ROOT))
                .forEach(columns::add);
        columns.addAll(SYMMETRY);
        columns.addAll(FACTS);
        return row(columns);
    }

    /**
     * Formats the row of one image.
     *
     * @param image index of the image in the batch
     */
    static String of(ImageBatch batch, int image, String filename) {
        LatentSpace space = batch.latentSpace();
        int identity = (int) label(batch, Latent.IDENTITY, image);
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(batch.firstImageIndex() + image));
        cells.add(filename);
        cells.add(space.categories().get((int) label(batch, Latent.CATEGORY, image)));
        cells.add(space.identities().get(identity));
        for (Latent latent : Latent.values()) {
            float value = label(batch, latent, image);
            cells.add(latent.kind() == Latent.Kind.CLASS ? Integer.toString((int) value) : Float.toString(value));
        }
        cells.addAll(cells(space.symmetries().get(identity)));
        cells.addAll(cells(batch.facts().get(image)));
        return row(cells);
    }

    private static float label(ImageBatch batch, Latent latent, int image) {
        return Objects.requireNonNull(batch.labels().get(latent))[image];
    }

    private static List<String> cells(@Nullable Symmetry symmetry) {
        return symmetry == null
                ? List.of("", "", "", "")
                : List.of(
                        Float.toString(symmetry.x()),
                        Float.toString(symmetry.y()),
                        Float.toString(symmetry.z()),
                        Integer.toString(symmetry.order()));
    }

    private static List<String> cells(ImageMetadata facts) {
        List<String> cells = numbers(
                facts.rotation().x,
                facts.rotation().y,
                facts.rotation().z,
                facts.rotation().w,
                facts.pixel().x,
                facts.pixel().y,
                facts.pivotPixel().x,
                facts.pivotPixel().y,
                facts.pivotDistance(),
                facts.camera().x,
                facts.camera().y,
                facts.camera().z,
                facts.camera().w);
        cells.add(facts.background());
        cells.addAll(numbers(facts.light().x, facts.light().y, facts.light().z, facts.lightPower()));
        cells.add(facts.sourceFile());
        return cells;
    }

    private static List<String> numbers(float... values) {
        List<String> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add(Float.toString(value));
        }
        return numbers;
    }

    private static String row(List<String> cells) {
        return String.join(",", cells.stream().map(LabelCsvFormat::quoted).toList()) + "\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
