package ventral.scorer.files.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.ceiling.CeilingMethod;
import ventral.scorer.files.DescriptorFields;

/**
 * Parsed descriptor of a benchmark, as a user writes it.
 *
 * @param recording files of the recording
 * @param table file with the stimuli and their labels
 * @param pictures file with the images of the stimuli
 * @param visualDegrees width at which the stimuli were seen
 */
record BenchmarkDescriptor(
        BenchmarkMetadata description,
        RecordingSource recording,
        CheckedFile table,
        CheckedFile pictures,
        double visualDegrees) {

    /** Returns every file that the benchmark needs. */
    Stream<CheckedFile> files() {
        return Stream.concat(recording.files(), Stream.of(table, pictures));
    }

    /**
     * Parses a descriptor.
     *
     * @throws IllegalArgumentException if a field is missing, wrong or unknown; the message names it
     */
    static BenchmarkDescriptor of(BenchmarkName name, JsonNode yaml) {
        if (!yaml.isObject()) {
            throw new IllegalArgumentException("the file is not a mapping of fields");
        }
        DescriptorFields fields = new DescriptorFields("", yaml);
        String identifier = fields.text("identifier");
        if (!identifier.equals(name.id())) {
            throw new IllegalArgumentException(
                    "identifier is %s; it has to be %s, the name of the file".formatted(identifier, name.id()));
        }
        DescriptorFields recording = fields.mapping("recording");
        CeilingMethod ceiling = fields.enumValue("ceiling", CeilingMethod.class);
        DescriptorFields stimuli = fields.mapping("stimuli");
        BenchmarkDescriptor descriptor = new BenchmarkDescriptor(
                new BenchmarkMetadata(
                        name,
                        fields.wholeNumber("version"),
                        fields.enumValue("region", Region.class),
                        fields.enumValue("origin", ResponseOrigin.class),
                        fields.enumValue("metric", Metric.class),
                        ceiling,
                        stimuli.optionalText("stratify_by").orElse(null),
                        fields.optionalText("suite").orElse(null),
                        fields.optionalText("layer_chosen_on")
                                .map(BenchmarkName::new)
                                .orElse(null),
                        fields.has("stated_ceiling") ? statedCeiling(fields.mapping("stated_ceiling")) : null,
                        fields.has("references")
                                ? fields.texts("references").stream()
                                        .map(BenchmarkName::new)
                                        .toList()
                                : List.of(),
                        fields.text("citation"),
                        fields.text("license")),
                RecordingSource.of(recording),
                CheckedFile.of(stimuli, "table"),
                CheckedFile.of(stimuli, "pictures"),
                stimuli.number("visual_degrees"));
        recording.requireAllRead();
        stimuli.requireAllRead();
        fields.requireAllRead();
        return descriptor;
    }

    private static Ceiling statedCeiling(DescriptorFields fields) {
        Ceiling stated = Ceiling.stated(fields.number("value"), fields.text("source"));
        fields.requireAllRead();
        return stated;
    }
}
