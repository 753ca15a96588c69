package ventral.cli.run;

import static ventral.cli.terminal.TextTable.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import ventral.api.v1.Checkpoint;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.type.v1.Latent;
import ventral.type.v1.LatentFigures;
import ventral.type.v1.Validation;

/** Tabulates how well checkpoints do on held-out images, one row each. */
public final class ValidationTable {

    private record ValidationColumn(TextTable.Column column, Function<Validation, String> of) {}

    private ValidationTable() {}

    /** Returns the table, which has no rows if no checkpoint was validated. */
    public static TextTable of(List<Checkpoint> checkpoints) {
        List<Validation> validations = checkpoints.stream()
                .filter(Checkpoint::hasValidation)
                .map(Checkpoint::getValidation)
                .sorted(Comparator.comparingLong(Validation::getSeenImageCount))
                .toList();
        List<ValidationColumn> cells = cells(validations);
        return new TextTable(
                cells.stream().map(ValidationColumn::column).toList(),
                validations.stream()
                        .map(validation -> cells.stream()
                                .map(cell -> cell.of().apply(validation))
                                .toList())
                        .toList());
    }

    private static List<ValidationColumn> cells(List<Validation> validations) {
        List<ValidationColumn> cells = new ArrayList<>();
        cells.add(new ValidationColumn(
                figures("seen"), validation -> NumberFormats.count(validation.getSeenImageCount())));
        cells.add(new ValidationColumn(figures("loss"), validation -> NumberFormats.score(validation.getLoss())));
        latents(validations).forEach((latent, figures) -> cells.addAll(cells(latent, figures.hasTop1())));
        if (validations.stream().anyMatch(Validation::hasRotationErrorDegrees)) {
            cells.add(new ValidationColumn(
                    figures("rotation °"),
                    validation ->
                            validation.hasRotationErrorDegrees() ? decimal(validation.getRotationErrorDegrees()) : ""));
        }
        return cells;
    }

    private static SortedMap<Latent, LatentFigures> latents(List<Validation> validations) {
        SortedMap<Latent, LatentFigures> latents = new TreeMap<>();
        validations.forEach(validation -> latents.putAll(byLatent(validation)));
        return latents;
    }

    private static List<ValidationColumn> cells(Latent latent, boolean isClass) {
        String word = latent.name()
                .replaceFirst("LATENT_(ROTATION_)?", "")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        boolean isAngle = latent.name().startsWith("LATENT_ROTATION_");
        return isClass
                ? List.of(
                        cell(word + " top-1", latent, figures -> NumberFormats.share(figures.getTop1())),
                        cell("top-5", latent, figures -> NumberFormats.share(figures.getTop5())))
                : List.of(
                        cell(
                                word + " R²",
                                latent,
                                figures -> figures.hasRSquared() ? NumberFormats.score(figures.getRSquared()) : ""),
                        cell(
                                isAngle ? "RMSE °" : "RMSE m",
                                latent,
                                figures -> isAngle
                                        ? decimal(figures.getRootMeanSquaredError())
                                        : NumberFormats.score(figures.getRootMeanSquaredError())));
    }

    private static ValidationColumn cell(String heading, Latent latent, Function<LatentFigures, String> word) {
        return new ValidationColumn(figures(heading), validation -> {
            LatentFigures figures = byLatent(validation).get(latent);
            return figures == null ? "" : word.apply(figures);
        });
    }

    private static Map<Latent, LatentFigures> byLatent(Validation validation) {
        return validation.getLatentsList().stream()
                .collect(Collectors.toMap(LatentFigures::getLatent, figures -> figures));
    }

    private static String decimal(double degrees) {
        return String.format(Locale.ROOT, "%.1f", degrees);
    }
}
