package ventral.cli.study.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.study.ScoreValue;
import ventral.cli.study.StudySamples;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.VectorShape.TextAnchor;
import ventral.cli.study.drawing.VectorShape.TextLabel;
import ventral.cli.study.result.BenchmarkMeasure;
import ventral.cli.study.result.ComparableRuns;
import ventral.cli.study.result.ComparableScores;
import ventral.cli.study.result.StudyComparison;
import ventral.cli.study.result.StudyComparison.ComparisonRow;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;

class ObjectivesFigureTest {

    @Test
    void the_longest_name_of_an_objective_lies_within_the_figure() {
        StudyComparison comparison = StudyComparison.of(
                ComparableScores.of(
                        StudySamples.results(),
                        ComparableRuns.of(StudySamples.study()).get(0),
                        new BenchmarkMeasure(new BenchmarkName("b1"), ScoreValue.RAW, null)),
                4096);
        List<ComparisonRow> rows = new ArrayList<>(comparison.rows());
        Objective longest = Objective.parse("shuffled-distance-translation-rotation-category-identity");
        rows.add(new ComparisonRow(longest, rows.get(0).bySeed(), rows.get(0).summary()));
        Drawing drawing = ObjectivesFigure.of(
                        new StudyComparison(comparison.scores(), comparison.imageCount(), rows, comparison.contrasts()),
                        List.of(),
                        false)
                .orElseThrow();
        assertThat(drawing.shapes())
                .filteredOn(shape -> shape instanceof TextLabel label && label.anchor() == TextAnchor.END)
                .map(TextLabel.class::cast)
                .anySatisfy(label -> assertThat(label.text()).startsWith(longest.displayName()))
                .allSatisfy(label -> assertThat(label.x() - width(label)).isPositive());
    }

    private static double width(TextLabel label) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1)
                .deriveFont((float) label.size())
                .getStringBounds(label.text(), new FontRenderContext(null, true, true))
                .getWidth();
    }
}
