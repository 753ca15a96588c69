package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import ventral.api.v1.Image;
import ventral.api.v1.Label;
import ventral.cli.output.Column;
import ventral.cli.output.Sheet;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.contract.latent.Latent;
import ventral.contract.wire.Latents;

/** Tabulates the labels of images: in metres, degrees and names for people, in the API's units for programs. */
final class ImageTable {

    /**
     * CSV layout with a column per latent, and one more per class with its name. Cells are blank where there is no
     * label.
     */
    static final Sheet<Image> SHEET = Sheet.of(columns(), Stream::of);

    private ImageTable() {}

    private static List<Column<Image>> columns() {
        List<Column<Image>> columns = new ArrayList<>(List.of(
                new Column<>("name", Image::getName),
                new Column<>("index", image -> Long.toString(image.getIndex())),
                new Column<>("imageSize", image -> Integer.toString(image.getImageSize()))));
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

    private static Column<Image> cell(String title, Latent latent, Function<Label, String> word) {
        return new Column<>(title, image -> label(image, latent).map(word).orElse(""));
    }

    static Table of(List<Image> images) {
        return new Table(
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
                        Stream.of(Words.count(image.getIndex())),
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
                .filter(label -> label.getLatent() == Latents.toWire(latent))
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
