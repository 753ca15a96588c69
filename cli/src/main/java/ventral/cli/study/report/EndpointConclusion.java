package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.cli.study.StudyEndpoint;
import ventral.cli.study.result.StudyAnalysis;
import ventral.cli.study.result.StudyComparison;
import ventral.cli.study.result.StudyComparison.Contrast;
import ventral.contract.latent.Objective;

/**
 * Concludes whether the primary objective beats its controls, by the rule that the study's file fixed before any
 * result.
 */
final class EndpointConclusion {

    private final StudyAnalysis analysis;
    private final StudyEndpoint endpoint;

    EndpointConclusion(StudyAnalysis analysis, StudyEndpoint endpoint) {
        this.analysis = analysis;
        this.endpoint = endpoint;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(rule());
        lines.add("");
        Optional<StudyAnalysis.BenchmarkAnalysis> part = analysis.endpointAnalysis();
        if (part.isEmpty() || part.get().comparison().row(endpoint.objective()).isEmpty()) {
            lines.add("**There is no result yet.** No run of %s has a valid score on %s."
                    .formatted(
                            endpoint.objective().displayName(),
                            endpoint.benchmark().id()));
            return lines;
        }
        StudyComparison comparison = part.get().comparison();
        lines.add(judgement(comparison));
        if (part.get().benchmark().isSimulated()) {
            lines.add("");
            lines.add(
                    "**The responses are simulated.** These results show that the system works; they are no evidence about a brain.");
        }
        lines.add("");
        for (Objective control : endpoint.controls()) {
            lines.add(comparison
                    .contrast(endpoint.objective(), control)
                    .map(contrast -> sentence(comparison, contrast))
                    .orElse("- %s: no run of this control has a valid score.".formatted(control.displayName())));
        }
        return lines;
    }

    private String rule() {
        return ("The study's file fixed the endpoint before any result: %s on `%s`, at the last checkpoint of every run, %s. "
                        + "%s after %s training images beats a control if its mean is higher and the exact two-sided "
                        + "rank-sum test has p < 0.05, adjusted by Holm's method for all contrasts of the comparison.")
                .formatted(
                        endpoint.value().symbol(),
                        endpoint.benchmark().id(),
                        endpoint.layer() == null
                                ? "with the layer that the benchmark chooses for each network"
                                : "at layer `%s` of every network".formatted(endpoint.layer()),
                        endpoint.objective().displayName(),
                        StatisticFormats.count(endpoint.imageCount()));
    }

    private String judgement(StudyComparison comparison) {
        List<String> won = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Objective control : endpoint.controls()) {
            boolean isWon = comparison
                    .contrast(endpoint.objective(), control)
                    .filter(Contrast::isSignificantlyHigher)
                    .isPresent();
            (isWon ? won : open).add(control.displayName());
        }
        String name = endpoint.objective().displayName();
        if (endpoint.controls().isEmpty()) {
            return "The endpoint names no control, so there is nothing to test.";
        }
        if (open.isEmpty()) {
            return "**%s beats every control that the endpoint names**: %s.".formatted(name, String.join(", ", won));
        }
        return "**%s does not beat every control that the endpoint names.** It does not beat %s%s."
                .formatted(name, String.join(", ", open), won.isEmpty() ? "" : "; it beats " + String.join(", ", won));
    }

    /** Describes the result of one contrast. */
    static String sentence(StudyComparison comparison, Contrast contrast) {
        StringBuilder text = new StringBuilder(
                "- %s against %s: mean %s against %s, difference %s; rank-sum test U = %s, p = %s, Holm-adjusted p = %s."
                        .formatted(
                                contrast.objective().displayName(),
                                contrast.control().displayName(),
                                StatisticFormats.mean(comparison
                                        .row(contrast.objective())
                                        .orElseThrow()
                                        .summary()),
                                StatisticFormats.mean(comparison
                                        .row(contrast.control())
                                        .orElseThrow()
                                        .summary()),
                                StatisticFormats.difference(contrast.difference()),
                                CsvBuilder.number(contrast.test().u()),
                                StatisticFormats.p(contrast.test().p()),
                                StatisticFormats.p(contrast.holmP())));
        if (contrast.pairs() != null) {
            text.append(" Paired by seed, the mean difference is %s, n %d."
                    .formatted(
                            StatisticFormats.interval(contrast.pairs()),
                            contrast.pairs().count()));
        }
        if (contrast.isSignificantlyHigher()) {
            text.append(" **It beats this control.**");
        } else if (contrast.isUndecidable()) {
            text.append(" **It does not beat this control**: with so few seeds, the smallest possible p is %s."
                    .formatted(StatisticFormats.p(contrast.test().smallestP())));
        } else {
            text.append(
                    contrast.difference() > 0
                            ? " **It does not beat this control**: the difference is not significant."
                            : " **It does not beat this control**, which scores as high or higher.");
        }
        return text.toString();
    }
}
