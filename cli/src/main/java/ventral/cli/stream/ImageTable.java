package ventral.cli.stream;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ventral.api.v1.Image;
import ventral.api.v1.Label;
import ventral.cli.output.CsvColumn;
import ventral.cli.output.CsvLayout;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.contract.latent.Latent;
import ventral.contract.wire.LatentMapper;

/** Tabulates the labels of images: in metres, degrees and names for people, in the API's units for programs. */
final class ImageTable {

    /**
     * CSV layout with a column per latent, and one more per class with its name. Cells are blank where there is no
     * label.
     */
    static final CsvLayout<Image> SHEET = CsvLayout.of(columns(), Stream::of);

    private ImageTable() {}

    private static List<CsvColumn<Image>> columns() {
        List<CsvColumn<Image>> columns = new ArrayList<>(List.of(
                new CsvColumn<>("name", Image::getName),
                new CsvColumn<>("index", image -> Long.toString(image.getIndex())),
                new CsvColumn<>("imageSize", image -> Integer.toString(image.getImageSize()))));
        for (Latent latent : Latent.values()) {
            String title = camelCase(latent.name());
            boolean isClass = latent.kind() == Latent.Kind.CLASS;
            columns.add(cell(
                    title,
                    latent,
                    label -> isClass ? Long.toString((long) label.getValue()) : Float.toString(label.getValue())));
            if (isClass) {
                columns.add(cell(title + "Name", latent, Label::getClassName));
            }
        }
        return columns;
    }

    private static CsvColumn<Image> cell(String title, Latent latent, Function<Label, String> word) {
        return new CsvColumn<>(title, image -> label(image, latent).map(word).orElse(""));
    }

    static TextTable of(List<Image> images) {
        return new TextTable(
                List.of(
                        figures("image"),
                        words("category"),
                        words("identity"),
                        figures("distance"),
                        figures("x"),
                        figures("y"),
                        figures("pitch"),
                        figures("yaw"),
                        figures("roll")),
                images.stream().map(ImageTable::row).toList());
    }

    private static List<String> row(Image image) {
        return Stream.concat(
                        Stream.of(NumberFormats.count(image.getIndex())),
                        Stream.of(
                                        Latent.CATEGORY,
                                        Latent.IDENTITY,
                                        Latent.DISTANCE,
                                        Latent.TRANSLATION_X,
                                        Latent.TRANSLATION_Y,
                                        Latent.ROTATION_PITCH,
                                        Latent.ROTATION_YAW,
                                        Latent.ROTATION_ROLL)
                                .map(latent -> label(image, latent)
                                        .map(label -> inWords(latent, label))
                                        .orElse("")))
                .toList();
    }

    private static String inWords(Latent latent, Label label) {
        return switch (latent.kind()) {
            case LENGTH -> String.format(Locale.ROOT, "%.2f m", label.getValue());
            case ANGLE -> String.format(Locale.ROOT, "%.0f°", Math.toDegrees(label.getValue()));
            case CLASS -> label.getClassName().isEmpty() ? "class " + (long) label.getValue() : label.getClassName();
        };
    }

    private static Optional<Label> label(Image image, Latent latent) {
        return image.getLabelsList().stream()
                .filter(label -> label.getLatent() == LatentMapper.toWire(latent))
                .findAny();
    }

    /** Converts a constant such as {@code TRANSLATION_X} to {@code translationX}. */
    private static String camelCase(String constant) {
        List<String> parts = Arrays.asList(constant.toLowerCase(Locale.ROOT).split("_"));
        StringBuilder word = new StringBuilder(parts.get(0));
        parts.stream()
                .skip(1)
                .forEach(part ->
                        word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1)));
        return word.toString();
    }
}
