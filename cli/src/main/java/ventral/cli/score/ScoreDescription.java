package ventral.cli.score;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.LayerScore;
import ventral.api.v1.RecalibratedScore;
import ventral.api.v1.Score;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;

/** Describes one score and how it was obtained. */
final class ScoreDescription {

    static final Comparator<Score> BY_TIME = Comparator.comparing(Score::getCreateTime, Timestamps.comparator());

    private ScoreDescription() {}

    static List<String> of(Score score) {
        List<String> lines = new ArrayList<>(ScoreRows.of(List.of(score)).lines());
        lines.add("");
        lines.add("%s by %s, version %d%s, measured %s"
                .formatted(
                        score.getRegion().name().replace("REGION_", ""),
                        score.getMetric(),
                        score.getBenchmarkVersion(),
                        score.getSuite().isEmpty() ? "" : ", suite " + score.getSuite(),
                        Timestamps.toString(score.getCreateTime())));
        if (score.hasLayerChoice()) {
            lines.add("%s %s".formatted(score.getLayer(), choice(score.getLayerChoice())));
        }
        if (score.hasRecalibrated()) {
            lines.add(recalibrated(score));
        }
        if (score.getLayersCount() > 0) {
            lines.add("");
            lines.addAll(layers(score).lines());
        }
        return lines;
    }

    private static String recalibrated(Score score) {
        RecalibratedScore values = score.getRecalibrated();
        return "with recalibrated batch-norm statistics: %s, raw r %s ± %s%s"
                .formatted(
                        values.getLayer(),
                        NumberFormats.score(values.getRawValue()),
                        NumberFormats.score(values.getStandardError()),
                        score.getCeilingUnknown()
                                ? ""
                                : ", (r/c)² %s, r²/c %s"
                                        .formatted(
                                                NumberFormats.score(values.getRatioSquaredValue()),
                                                NumberFormats.score(values.getSquaredOverCeilingValue())));
    }

    private static String choice(LayerChoice choice) {
        return switch (choice.getMethod()) {
            case METHOD_BEST -> "predicts the region best on this benchmark";
            case METHOD_BEST_ELSEWHERE -> "predicts the region best on " + choice.getBenchmark();
            case METHOD_GIVEN -> "was named by a user";
            case METHOD_UNSPECIFIED, UNRECOGNIZED -> "was chosen in a way that this version does not know";
        };
    }

    /** Returns a table of the layers. Without a separate value of choice, layers were chosen by their score. */
    private static TextTable layers(Score score) {
        boolean judged = score.getLayersList().stream().anyMatch(LayerScore::hasChoiceValue);
        List<TextTable.Column> columns =
                List.of(words("layer"), figures("raw r"), figures("± s.e."), figures("judged by"));
        int shown = judged ? columns.size() : columns.size() - 1;
        return new TextTable(
                columns.subList(0, shown),
                score.getLayersList().stream()
                        .map(layer -> List.of(
                                        layer.getLayer(),
                                        NumberFormats.score(layer.getRawValue()),
                                        NumberFormats.score(layer.getStandardError()),
                                        layer.hasChoiceValue() ? NumberFormats.score(layer.getChoiceValue()) : "")
                                .subList(0, shown))
                        .toList());
    }
}
