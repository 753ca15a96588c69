package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.cli.study.Study;
import ventral.cli.study.StudyEndpoint;
import ventral.cli.study.result.ComparableRuns;
import ventral.cli.study.result.LearningCurve;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.result.StudyAnalysis;
import ventral.cli.study.result.StudyComparison.Contrast;
import ventral.cli.study.result.StudyScalingCurve;
import ventral.cli.study.statistics.SampleSummary;

/** Writes a study's results as sentences in Markdown. */
final class MarkdownReport {

    private final StudyAnalysis analysis;
    private final List<String> lines = new ArrayList<>();

    private MarkdownReport(StudyAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Writes the text.
     *
     * @param figures names of the figures' PNG files
     */
    static String of(StudyAnalysis analysis, List<String> figures) {
        MarkdownReport words = new MarkdownReport(analysis);
        words.introduction();
        words.endpoint();
        words.contrasts();
        words.scaling();
        words.learning();
        words.figures(figures);
        words.method();
        return String.join("\n", words.lines) + "\n";
    }

    private void introduction() {
        Study study = analysis.results().study();
        lines.add("# Study " + study.name());
        if (!study.description().isEmpty()) {
            lines.add("");
            lines.add(study.description());
        }
        List<RunResult> runs = analysis.results().runs();
        long succeeded = runs.stream().filter(RunResult::hasSucceeded).count();
        lines.add("");
        lines.add("%s of %s runs have succeeded, with %s scores; benchmarks: %s."
                .formatted(
                        StatisticFormats.count(succeeded),
                        StatisticFormats.count(study.runs().size()),
                        StatisticFormats.count(analysis.results().scores().size()),
                        StatisticFormats.count(analysis.results().benchmarks().size())));
        runs.stream()
                .filter(run -> !run.hasSucceeded())
                .forEach(run -> lines.add("- `%s` is %s%s and is excluded from comparisons and scaling curves."
                        .formatted(
                                run.name(),
                                run.state().toLowerCase(Locale.ROOT),
                                run.error().isEmpty() ? "" : " (" + run.error() + ")")));
    }

    private void endpoint() {
        StudyEndpoint endpoint = analysis.results().study().endpoint();
        heading("Endpoint");
        if (endpoint == null) {
            lines.add("The study's file defines no endpoint, so the results below are exploratory.");
        } else {
            lines.addAll(new EndpointConclusion(analysis, endpoint).lines());
        }
    }

    private void contrasts() {
        heading("Objectives against controls");
        boolean isAny = false;
        for (StudyAnalysis.BenchmarkAnalysis part : analysis.parts()) {
            List<Contrast> contrasts = part.comparison().contrasts();
            if (!contrasts.isEmpty()) {
                isAny = true;
                lines.add("%s after %s training images, %s; p adjusted by Holm's method for %d contrasts:"
                        .formatted(
                                measure(part),
                                StatisticFormats.count(part.comparison().imageCount()),
                                sweeps(part.pool()),
                                contrasts.size()));
                lines.add("");
                contrasts.forEach(contrast -> lines.add(EndpointConclusion.sentence(part.comparison(), contrast)));
                lines.add("");
            }
        }
        if (!isAny) {
            lines.add("No objective and control both have valid scores.");
        }
    }

    private void scaling() {
        heading("Score against dataset size");
        boolean isAny = false;
        for (StudyAnalysis.BenchmarkAnalysis part : analysis.parts()) {
            for (StudyScalingCurve curve : part.curves()) {
                isAny = true;
                lines.add("- %s, %s, %s to %s images: %s"
                        .formatted(
                                curve.objective().displayName(),
                                measure(part),
                                StatisticFormats.count(curve.points().firstKey()),
                                StatisticFormats.count(curve.points().lastKey()),
                                slope(curve)));
            }
        }
        if (!isAny) {
            lines.add("No objective has valid scores at three or more dataset sizes.");
        }
    }

    private static String slope(StudyScalingCurve curve) {
        if (curve.slope().isEmpty()) {
            return "no seed has every size; the slope through the means is %s per tenfold increase in images."
                    .formatted(StatisticFormats.difference(curve.line().slopePerDecade()));
        }
        SampleSummary slope = curve.slope().get();
        String sentence = "slope %s per tenfold increase in images, mean over %d seed%s."
                .formatted(StatisticFormats.interval(slope), slope.count(), slope.count() == 1 ? "" : "s");
        if (!slope.hasInterval()) {
            return sentence;
        }
        if (slope.isAboveZero()) {
            return sentence + " **The score rises.**";
        }
        return sentence
                + (slope.isBelowZero()
                        ? " **The score falls.**"
                        : " **The CI contains 0: these runs show neither a rise nor a fall.**");
    }

    private void learning() {
        heading("Prediction of latents on held-out images");
        List<LearningCurve> curves = analysis.learning().stream()
                .flatMap(learning -> learning.curves().stream())
                .toList();
        if (curves.isEmpty()) {
            lines.add("The runs have no held-out images.");
            return;
        }
        lines.add(
                "Mean over seeds at the last checkpoint: R² of lengths and angles, top-1 accuracy of categories and identities.");
        lines.add("");
        for (LearningCurve curve : curves) {
            SampleSummary last = curve.points().get(curve.points().lastKey());
            if (last != null) {
                lines.add("- %s, %s images, %s: %s"
                        .formatted(
                                curve.objective().displayName(),
                                StatisticFormats.count(curve.imageCount()),
                                curve.latent().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                StatisticFormats.mean(last)));
            }
        }
    }

    private void figures(List<String> figures) {
        heading("Figures");
        figures.forEach(figure -> {
            lines.add("![%s](%s)".formatted(figure, figure));
            lines.add("");
        });
        if (figures.isEmpty()) {
            lines.add("There are no results to draw yet.");
        }
    }

    private void method() {
        heading("Methods");
        lines.add(
                "- A score is valid if it has no error and is of the benchmark's current version, at the last checkpoint of a run that succeeded.");
        lines.add(
                "- Runs are compared if they have the same stream, recipe, and passes or updates, even in different sweeps. "
                        + "Controls that do not train are compared with all runs of the same stream and network.");
        lines.add(
                "- SD is the sample standard deviation, with n − 1 in the denominator. CI is the confidence interval of a mean, of "
                        + "paired differences or of slopes, by Student's t with n − 1 degrees of freedom.");
        lines.add(
                "- The rank-sum test is the exact two-sided Wilcoxon–Mann–Whitney test (Mann and Whitney, 1947), also with ties. "
                        + "Its p values are adjusted by the method of Holm (1979) for all contrasts of one comparison.");
        lines.add(
                "- A slope is fitted by ordinary least squares against log10 of the dataset size, for each seed that has a "
                        + "score at every size.");
        lines.add("- Intervals cover training seeds only, not the choice of neurons or stimuli.");
    }

    private void heading(String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private static String measure(StudyAnalysis.BenchmarkAnalysis part) {
        return "%s on `%s`%s"
                .formatted(
                        part.scores().measure().value().symbol(),
                        part.benchmark().name().id(),
                        part.benchmark().isSimulated() ? " (simulated)" : "");
    }

    private static String sweeps(ComparableRuns pool) {
        return (pool.sweeps().size() == 1 ? "sweep " : "sweeps ")
                + String.join(
                        ", ", pool.sweeps().stream().map(name -> name.id()).toList());
    }
}
