package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.decoding.Decodability;
import ventral.scorer.decoding.LabelDecodability;
import ventral.scorer.decoding.LatentDecodability;
import ventral.scorer.files.stimulus.RenderExportFolder;
import ventral.scorer.metric.algebra.GramMatrix;
import ventral.scorer.metric.statistics.CrossValidation;
import ventral.scorer.metric.statistics.TrainTestSplit;

@Command(
        name = "decode",
        description = {
            "Decodes latents and labels linearly from each layer (after Hong et al. 2016): R² of latents and accuracy"
                    + " of labels, over ten random splits that hold out a tenth. Prints CSV. Add the candidate 'pixels'"
                    + " for a baseline, and 'recording:BENCHMARK' for the neuroids of a region with the same images.",
            ""
        },
        footer = {"", "Example: ./ventral analyse decode network.pt pixels --stimuli exported"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class DecodeCommand implements Callable<Integer> {

    private static final List<String> USUAL_LATENTS = List.of(
            "distance",
            "translation_x",
            "translation_y",
            "rotation_pitch",
            "rotation_yaw",
            "rotation_roll",
            "s",
            "ty",
            "tz",
            "rxy",
            "rxz",
            "ryz");
    private static final List<String> USUAL_LABELS = List.of("category_name", "identity_name", "object_name");
    private static final CrossValidation TENTHS = new CrossValidation(10, .9);

    @Mixin
    CandidateOptions candidates;

    @Option(
            names = "--stimuli",
            paramLabel = "DIR",
            description = "Folder that 'ventral render export' wrote (default: the stimuli of a benchmark).")
    @Nullable Path stimuli;

    @Option(
            names = "--latents",
            paramLabel = "COLUMN",
            split = ",",
            description = "Numeric columns (default: the columns of the pose that exist).")
    List<String> latents = List.of();

    @Option(
            names = "--labels",
            paramLabel = "COLUMN",
            split = ",",
            description = "Label columns (default: category_name, identity_name and object_name, if they exist).")
    List<String> labels = List.of();

    @Option(
            names = "--within",
            paramLabel = "COLUMN",
            description =
                    "Fit one readout per value of this column, such as object_name, and sum their errors. Only for"
                            + " latents, such as rotations, which are defined only within one object.")
    @Nullable String within;

    @Mixin
    BenchmarkOptions benchmarks;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            return decode();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int decode() throws IOException {
        StimulusSet set = stimuli == null
                ? benchmarks.ready().get(0).stimuli()
                : RenderExportFolder.open(stimuli, Preprocessing.USUAL_DEGREES);
        List<String> ofNumbers = columns(latents, USUAL_LATENTS, set);
        if (within != null && !labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "--within is given with --labels, but labels cannot be decoded within groups; leave out --labels");
        }
        List<String> ofWords = within == null ? columns(labels, USUAL_LABELS, set) : List.of();
        List<String> groups = within == null ? List.of() : words(set, within);
        List<TrainTestSplit> splits =
                within == null ? TENTHS.shuffled(set.stimuli().size()) : TENTHS.stratified(groups);
        Map<String, CandidateOptions.CandidateSupplier> openings =
                candidates.openings(candidates.network.candidates(), benchmarks);
        System.out.println("candidate,layer,column,measure,value,standard_error,chance");
        CandidateProgressPrinter progress = new CandidateProgressPrinter(System.err, InstantSource.system());
        for (Map.Entry<String, CandidateOptions.CandidateSupplier> opening : openings.entrySet()) {
            System.err.printf(
                    "%s processes %d stimuli of %s%n",
                    opening.getKey(), set.stimuli().size(), set.identifier());
            progress.setSubject(opening.getKey());
            try (Candidate candidate = opening.getValue().open()) {
                for (LayerFeatures layer : candidate.lookAt(List.of(set), progress)) {
                    GramMatrix products = layer.products();
                    for (String column : ofNumbers) {
                        double[] values = numbers(set, column);
                        Decodability decoded = within == null
                                ? LatentDecodability.of(products, values, splits)
                                : LatentDecodability.within(products, values, groups, splits);
                        String measure = within == null ? "r_squared" : "r_squared_within_%s".formatted(within);
                        print(opening.getKey(), layer.layer(), column, measure, decoded, "0");
                    }
                    for (String column : ofWords) {
                        LabelDecodability decoded = LabelDecodability.of(products, words(set, column), splits);
                        print(
                                opening.getKey(),
                                layer.layer(),
                                column,
                                "accuracy",
                                decoded.accuracy(),
                                "%.4f".formatted(decoded.chance()));
                    }
                }
            }
        }
        return 0;
    }

    private static void print(
            String candidate, String layer, String column, String measure, Decodability decoded, String chance) {
        System.out.printf(
                "%s,%s,%s,%s,%.4f,%.4f,%s%n",
                candidate, layer, column, measure, decoded.value(), decoded.standardError(), chance);
    }

    /** Returns the requested columns, or without any the usual ones that exist and vary. */
    private static List<String> columns(List<String> asked, List<String> usual, StimulusSet set) {
        if (!asked.isEmpty()) {
            asked.forEach(column -> set.stimuli().get(0).label(column));
            return asked;
        }
        List<String> found = new ArrayList<>();
        for (String column : usual) {
            if (set.stimuli().get(0).labels().containsKey(column)
                    && words(set, column).stream().distinct().count() > 1) {
                found.add(column);
            }
        }
        return found;
    }

    private static List<String> words(StimulusSet set, String column) {
        return set.stimuli().stream().map(stimulus -> stimulus.label(column)).toList();
    }

    private static double[] numbers(StimulusSet set, String column) {
        return set.stimuli().stream()
                .mapToDouble(stimulus -> number(stimulus, column))
                .toArray();
    }

    private static double number(Stimulus stimulus, String column) {
        try {
            return Double.parseDouble(stimulus.label(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--latents: %s of stimulus %s is %s, which is not a number"
                    .formatted(column, stimulus.id(), stimulus.label(column)));
        }
    }
}
