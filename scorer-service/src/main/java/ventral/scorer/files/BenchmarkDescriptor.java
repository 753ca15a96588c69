package ventral.scorer.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.TimeWindow;
import ventral.scorer.benchmark.BenchmarkDescription;
import ventral.scorer.benchmark.CeilingMethod;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.benchmark.Origin;

/**
 * A benchmark as a user writes it down.
 *
 * @param assembly a recording
 * @param window the part of the recording that counts, if not all
 * @param table the stimuli and their labels
 * @param pictures what they look like
 * @param visualDegrees how wide they were seen
 */
record BenchmarkDescriptor(
        BenchmarkDescription description,
        CheckedFile assembly,
        Optional<TimeWindow> window,
        CheckedFile table,
        CheckedFile pictures,
        double visualDegrees) {

    /** @throws IllegalArgumentException if a field is missing, wrong or not known; the message names it */
    static BenchmarkDescriptor of(BenchmarkName name, JsonNode yaml) {
        if (!yaml.isObject()) {
            throw new IllegalArgumentException("this is no mapping of fields");
        }
        Fields fields = new Fields("", yaml);
        String identifier = fields.text("identifier");
        if (!identifier.equals(name.id())) {
            throw new IllegalArgumentException(
                    "identifier is %s; it has to be %s, as the file is called".formatted(identifier, name.id()));
        }
        Fields recording = fields.mapping("recording");
        Fields stimuli = fields.mapping("stimuli");
        BenchmarkDescriptor descriptor = new BenchmarkDescriptor(
                new BenchmarkDescription(
                        name,
                        fields.wholeNumber("version"),
                        fields.word("region", Region.class),
                        fields.word("origin", Origin.class),
                        fields.word("metric", Metric.class),
                        fields.word("ceiling", CeilingMethod.class),
                        stimuli.optionalText("stratify_by"),
                        fields.text("citation"),
                        fields.text("license")),
                CheckedFile.of(recording, "assembly"),
                recording.pair("time_window_ms").map(window -> new TimeWindow(window[0], window[1])),
                CheckedFile.of(stimuli, "table"),
                CheckedFile.of(stimuli, "pictures"),
                stimuli.number("visual_degrees"));
        recording.end();
        stimuli.end();
        fields.end();
        return descriptor;
    }
}
