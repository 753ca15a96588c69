package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import ventral.cli.study.StudyEndpoint;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.SvgWriter;
import ventral.cli.study.figure.LearningFigure;
import ventral.cli.study.figure.ObjectivesFigure;
import ventral.cli.study.figure.ReferenceLevel;
import ventral.cli.study.figure.ScalingFigure;
import ventral.cli.study.result.StudyAnalysis;
import ventral.cli.study.result.StudyResults;

/**
 * Holds the files of a study's report. Equal results give equal bytes.
 *
 * @param texts contents by file name, including SVG
 * @param drawings by file name of their PNG
 * @param verdict lines that state whether the endpoint is met; empty without an endpoint
 */
public record StudyReport(SortedMap<String, String> texts, SortedMap<String, Drawing> drawings, List<String> verdict) {

    /** Descriptions of the report's files, by the start of their names. */
    static final Map<String, String> DESCRIPTIONS = descriptions();

    private static Map<String, String> descriptions() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("checkpoints.csv", "SHA-256 of the weights of every checkpoint");
        words.put("comparisons.csv", "Objectives and controls: mean, SD and 95 % CI");
        words.put(
                "contrasts.csv",
                "Objectives against controls: exact rank-sum test, Holm-adjusted p, paired difference");
        words.put("curves.csv", "Score against dataset size: points");
        words.put("figure-2a", "Prediction of latents on held-out images, against images seen");
        words.put("figure-2b", "Objectives beside controls and references");
        words.put("figure-2c", "Score against dataset size, with controls and references");
        words.put("latents.csv", "Prediction of every latent on held-out images, at every checkpoint");
        words.put("layers.csv", "Raw score of every layer of every checkpoint");
        words.put("pairs.csv", "Paired differences between runs of the same seed");
        words.put("provenance.json", "Specs, digests and versions");
        words.put("references.csv", "Scores of reference networks");
        words.put("report.md", "Results as text");
        words.put("scores.csv", "Every score");
        words.put("slopes.csv", "Slope of score against log10 of dataset size, by seed and their mean");
        words.put("study.yaml", "The study as it was run");
        return words;
    }

    /**
     * Makes the report.
     *
     * @param source content of the study's file, which is copied into the report
     */
    public static StudyReport of(StudyResults results, SoftwareVersions versions, String source) {
        StudyAnalysis analysis = StudyAnalysis.of(results);
        SortedMap<String, Drawing> figures = figures(analysis);
        SortedMap<String, String> texts = new TreeMap<>();
        SortedMap<String, Drawing> drawings = new TreeMap<>();
        figures.forEach((name, drawing) -> {
            texts.put(name + ".svg", SvgWriter.of(drawing));
            drawings.put(name + ".png", drawing);
        });
        ResultTables measured = new ResultTables(results);
        texts.put("scores.csv", measured.scores());
        texts.put("layers.csv", measured.layers());
        texts.put("references.csv", measured.references());
        texts.put("latents.csv", measured.latents());
        texts.put("checkpoints.csv", measured.checkpoints());
        AnalysisTables computed = new AnalysisTables(analysis);
        texts.put("comparisons.csv", computed.comparisons());
        texts.put("contrasts.csv", computed.contrasts());
        texts.put("pairs.csv", computed.pairs());
        texts.put("curves.csv", computed.curves());
        texts.put("slopes.csv", computed.slopes());
        texts.put("report.md", MarkdownReport.of(analysis, List.copyOf(drawings.keySet())));
        texts.put("provenance.json", Provenance.of(results, versions));
        texts.put("study.yaml", source);
        Collection<String> files = new TreeSet<>(texts.keySet());
        files.addAll(drawings.keySet());
        texts.put(RoCrateMetadata.FILE, RoCrateMetadata.of(results, versions, files));
        StudyEndpoint endpoint = results.study().endpoint();
        return new StudyReport(
                texts, drawings, endpoint == null ? List.of() : new EndpointConclusion(analysis, endpoint).lines());
    }

    private static SortedMap<String, Drawing> figures(StudyAnalysis analysis) {
        SortedMap<String, Drawing> figures = new TreeMap<>();
        analysis.learning()
                .forEach(learning -> LearningFigure.of(analysis.results(), learning.pool())
                        .ifPresent(drawing ->
                                figures.put("figure-2a-" + learning.pool().id(), drawing)));
        for (StudyAnalysis.BenchmarkAnalysis part : analysis.parts()) {
            String name = part.pool().id() + "-" + part.benchmark().name().id();
            List<ReferenceLevel> levels = levels(analysis.results(), part);
            boolean isSimulated = part.benchmark().isSimulated();
            ObjectivesFigure.of(part.comparison(), levels, isSimulated)
                    .ifPresent(drawing -> figures.put("figure-2b-" + name, drawing));
            ScalingFigure.of(part.scores(), part.comparison(), levels, isSimulated)
                    .ifPresent(drawing -> figures.put("figure-2c-" + name, drawing));
        }
        return figures;
    }

    private static List<ReferenceLevel> levels(StudyResults results, StudyAnalysis.BenchmarkAnalysis part) {
        List<ReferenceLevel> levels = new ArrayList<>();
        results.countedReferences(part.benchmark().name()).forEach(reference -> {
            double value = reference.measurement().value(part.scores().measure().value());
            if (!Double.isNaN(value)) {
                levels.add(new ReferenceLevel(reference.displayName(), value));
            }
        });
        return levels;
    }
}
