package ventral.cli;

import static ventral.cli.terminal.Table.figures;

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
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;
import ventral.type.v1.Latent;
import ventral.type.v1.LatentFigures;
import ventral.type.v1.Validation;

/** Tabulates how well checkpoints do on held-out images, one row each. */
final class ValidationTable {

    private record Cell(Table.Column column, Function<Validation, String> of) {}

    private ValidationTable() {}

    /** Returns the table, which has no rows if no checkpoint was validated. */
    static Table of(List<Checkpoint> checkpoints) {
        List<Validation> validations = checkpoints.stream()
                .filter(Checkpoint::hasValidation)
                .map(Checkpoint::getValidation)
                .sorted(Comparator.comparingLong(Validation::getSeenImageCount))
                .toList();
        List<Cell> cells = cells(validations);
        return new Table(
                cells.stream().map(Cell::column).toList(),
                validations.stream()
                        .map(validation -> cells.stream()
                                .map(cell -> cell.of().apply(validation))
                                .toList())
                        .toList());
    }

    private static List<Cell> cells(List<Validation> validations) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(figures("seen"), validation -> Words.count(validation.getSeenImageCount())));
        cells.add(new Cell(figures("loss"), validation -> Words.score(validation.getLoss())));
        latents(validations).forEach((latent, figures) -> cells.addAll(cells(latent, figures.hasTop1())));
        if (validations.stream().anyMatch(Validation::hasRotationErrorDegrees)) {
            cells.add(new Cell(
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

    private static List<Cell> cells(Latent latent, boolean isClass) {
        String word = latent.name()
                .replaceFirst("LATENT_(ROTATION_)?", "")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        boolean isAngle = latent.name().startsWith("LATENT_ROTATION_");
        return isClass
                ? List.of(
                        cell(word + " top-1", latent, figures -> Words.share(figures.getTop1())),
                        cell("top-5", latent, figures -> Words.share(figures.getTop5())))
                : List.of(
                        cell(
                                word + " R²",
                                latent,
                                figures -> figures.hasRSquared() ? Words.score(figures.getRSquared()) : ""),
                        cell(
                                isAngle ? "RMSE °" : "RMSE m",
                                latent,
                                figures -> isAngle
                                        ? decimal(figures.getRootMeanSquaredError())
                                        : Words.score(figures.getRootMeanSquaredError())));
    }

    private static Cell cell(String heading, Latent latent, Function<LatentFigures, String> word) {
        return new Cell(figures(heading), validation -> {
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
