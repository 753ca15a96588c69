package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ventral.api.v1.LayerChoice;
import ventral.api.v1.LayerScore;
import ventral.api.v1.RecalibratedScore;
import ventral.api.v1.Score;
import ventral.cli.experiment.ScoreRows;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;

/** Describes one score and how it was obtained. */
final class ScoreLines {

    static final Comparator<Score> BY_TIME = Comparator.comparing(Score::getCreateTime, Timestamps.comparator());

    private ScoreLines() {}

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
                        Words.score(values.getRawValue()),
                        Words.score(values.getStandardError()),
                        score.getCeilingUnknown()
                                ? ""
                                : ", (r/c)² %s, r²/c %s"
                                        .formatted(
                                                Words.score(values.getRatioSquaredValue()),
                                                Words.score(values.getSquaredOverCeilingValue())));
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
    private static Table layers(Score score) {
        boolean judged = score.getLayersList().stream().anyMatch(LayerScore::hasChoiceValue);
        List<Table.Column> columns = List.of(words("layer"), figures("raw r"), figures("± s.e."), figures("judged by"));
        int shown = judged ? columns.size() : columns.size() - 1;
        return new Table(
                columns.subList(0, shown),
                score.getLayersList().stream()
                        .map(layer -> List.of(
                                        layer.getLayer(),
                                        Words.score(layer.getRawValue()),
                                        Words.score(layer.getStandardError()),
                                        layer.hasChoiceValue() ? Words.score(layer.getChoiceValue()) : "")
                                .subList(0, shown))
                        .toList());
    }
}
