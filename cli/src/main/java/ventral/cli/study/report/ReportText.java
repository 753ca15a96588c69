package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.cli.study.Endpoint;
import ventral.cli.study.Study;
import ventral.cli.study.result.Analysis;
import ventral.cli.study.result.Comparison.Contrast;
import ventral.cli.study.result.Curve;
import ventral.cli.study.result.LearningCurve;
import ventral.cli.study.result.Pool;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.statistics.Summary;

/** Writes a study's results as sentences in Markdown. */
final class ReportText {

    private final Analysis analysis;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * Writes the text.
     *
     * @param figures names of the figures' PNG files
     */
    static String of(Analysis analysis, List<String> figures) {
        ReportText words = new ReportText(analysis);
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
        lines.add("%s of %s runs have succeeded; there are %s scores, benchmarks: %s."
                .formatted(
                        Phrases.count(succeeded),
                        Phrases.count(study.runs().size()),
                        Phrases.count(analysis.results().scores().size()),
                        Phrases.count(analysis.results().benchmarks().size())));
        runs.stream()
                .filter(run -> !run.hasSucceeded())
                .forEach(run -> lines.add("- `%s` is %s%s and counts nowhere."
                        .formatted(
                                run.name(),
                                run.state().toLowerCase(Locale.ROOT),
                                run.error().isEmpty() ? "" : " (" + run.error() + ")")));
    }

    private void endpoint() {
        Endpoint endpoint = analysis.results().study().endpoint();
        heading("Endpoint");
        if (endpoint == null) {
            lines.add("The study's file fixes no endpoint, so what follows is exploratory.");
        } else {
            lines.addAll(new Verdict(analysis, endpoint).lines());
        }
    }

    private void contrasts() {
        heading("Every objective against every control");
        boolean isAny = false;
        for (Analysis.Part part : analysis.parts()) {
            List<Contrast> contrasts = part.comparison().contrasts();
            if (!contrasts.isEmpty()) {
                isAny = true;
                lines.add("%s after %s training images, %s; p is corrected for %d contrasts:"
                        .formatted(
                                measure(part),
                                Phrases.count(part.comparison().imageCount()),
                                sweeps(part.pool()),
                                contrasts.size()));
                lines.add("");
                contrasts.forEach(contrast -> lines.add(Verdict.sentence(part.comparison(), contrast)));
                lines.add("");
            }
        }
        if (!isAny) {
            lines.add("No objective and control both have scores that count.");
        }
    }

    private void scaling() {
        heading("Score against dataset size");
        boolean isAny = false;
        for (Analysis.Part part : analysis.parts()) {
            for (Curve curve : part.curves()) {
                isAny = true;
                lines.add("- %s, %s, %s to %s images: %s"
                        .formatted(
                                curve.objective().displayName(),
                                measure(part),
                                Phrases.count(curve.points().firstKey()),
                                Phrases.count(curve.points().lastKey()),
                                slope(curve)));
            }
        }
        if (!isAny) {
            lines.add("No objective has scores that count at three dataset sizes or more.");
        }
    }

    private static String slope(Curve curve) {
        if (curve.slope().isEmpty()) {
            return "no seed has every size; the line through the means changes by %s for each factor of ten in images."
                    .formatted(Phrases.difference(curve.line().slopePerDecade()));
        }
        Summary slope = curve.slope().get();
        String sentence = "the score changes by %s for each factor of ten in images, over %d seed%s."
                .formatted(Phrases.interval(slope), slope.count(), slope.count() == 1 ? "" : "s");
        if (!slope.hasInterval()) {
            return sentence;
        }
        if (slope.isAboveZero()) {
            return sentence + " **It rises.**";
        }
        return sentence
                + (slope.isBelowZero()
                        ? " **It falls.**"
                        : " **The interval holds 0: these runs do not show that it rises or falls.**");
    }

    private void learning() {
        heading("What networks estimate of held-out images");
        List<LearningCurve> curves = analysis.learning().stream()
                .flatMap(learning -> learning.curves().stream())
                .toList();
        if (curves.isEmpty()) {
            lines.add("The runs hold no images out.");
            return;
        }
        lines.add(
                "At the last checkpoint, mean over seeds: R² of lengths and angles, top-1 of categories and identities.");
        lines.add("");
        for (LearningCurve curve : curves) {
            Summary last = curve.points().get(curve.points().lastKey());
            if (last != null) {
                lines.add("- %s, %s images, %s: %s"
                        .formatted(
                                curve.objective().displayName(),
                                Phrases.count(curve.imageCount()),
                                curve.latent().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                Phrases.mean(last)));
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
            lines.add("There is nothing to draw yet.");
        }
    }

    private void method() {
        heading("How this was computed");
        lines.add(
                "- Counted are scores of the benchmarks' present versions at the last checkpoint of runs that succeeded.");
        lines.add(
                "- Runs are compared that have the same stream, recipe, and passes or updates, whichever sweep they are of. "
                        + "Controls that learn nothing are compared with all runs of the same stream and network.");
        lines.add(
                "- SD has n − 1 in its denominator. Intervals of means, of differences between runs of the same seed and of "
                        + "slopes are by Student's t with n − 1 degrees of freedom.");
        lines.add(
                "- The rank sum test of Mann and Whitney (1947) counts every way to deal the values; Holm (1979) corrects "
                        + "for all contrasts of one comparison.");
        lines.add(
                "- A seed's slope is by least squares against log10 of the dataset size, over the seeds that have every "
                        + "size.");
        lines.add("- Intervals are over training seeds alone. They do not cover the choice of neurons or of stimuli.");
    }

    private void heading(String words) {
        lines.add("");
        lines.add("## " + words);
        lines.add("");
    }

    private static String measure(Analysis.Part part) {
        return "%s on `%s`%s"
                .formatted(
                        part.scores().measure().value().symbol(),
                        part.benchmark().name().id(),
                        part.benchmark().isSimulated() ? " (simulated)" : "");
    }

    private static String sweeps(Pool pool) {
        return (pool.sweeps().size() == 1 ? "sweep " : "sweeps ")
                + String.join(
                        ", ", pool.sweeps().stream().map(name -> name.id()).toList());
    }
}
