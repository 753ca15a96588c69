package ventral.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Run;
import ventral.api.v1.Sweep;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.RunState;
import ventral.type.v1.SweepSpec;

class MessageWriterTest {

    private static final Run FAILED = RunSamples.run("r1", RunState.RUN_STATE_FAILED, 0).toBuilder()
            .setCreateTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
            .setTimeLeft(Duration.newBuilder().setSeconds(202))
            .setLoss(.4125f)
            .setError(Status.newBuilder()
                    .setCode(9)
                    .setMessage("the loss is \"not, a number\"\nand never was")
                    .addDetails(Any.pack(
                            ErrorInfo.newBuilder().setReason("LOSS_NOT_FINITE").build())))
            .build();

    private static final Run QUEUED = RunSamples.run("yes", RunState.RUN_STATE_QUEUED, 0);

    private final StringWriter out = new StringWriter();

    @Test
    void a_list_in_json_is_an_array_of_the_very_messages() throws IOException {
        records(OutputFormat.JSON).writeAll(List.of(FAILED, QUEUED));
        assertThat(messages(new ObjectMapper().readTree(out.toString()))).containsExactly(FAILED, QUEUED);
    }

    @Test
    void one_in_json_is_an_object() throws IOException {
        records(OutputFormat.JSON).write(FAILED);
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        assertThat(tree.isObject()).isTrue();
        assertThat(message(tree)).isEqualTo(FAILED);
    }

    @Test
    void nothing_is_an_empty_array_or_a_header_alone() throws IOException {
        records(OutputFormat.JSON).writeAll(List.of());
        assertThat(out.toString().lines()).containsExactly("[]");
        out.getBuffer().setLength(0);
        records(OutputFormat.CSV).writeAll(List.of());
        assertThat(out.toString().lines()).hasSize(1).first().asString().startsWith("name,spec.stream,");
    }

    @Test
    void what_is_zero_is_said_and_what_is_not_known_is_not() throws IOException {
        records(OutputFormat.JSON).write(QUEUED);
        JsonNode tree = new ObjectMapper().readTree(out.toString());
        assertThat(tree.get("seenImageCount").asText()).isEqualTo("0");
        assertThat(tree.has("loss")).isFalse();
    }

    @Test
    void yaml_is_the_tree_of_the_json() throws IOException {
        records(OutputFormat.YAML).writeAll(List.of(FAILED, QUEUED));
        String yaml = out.toString();
        out.getBuffer().setLength(0);
        records(OutputFormat.JSON).writeAll(List.of(FAILED, QUEUED));
        assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(new ObjectMapper().readTree(out.toString()));
        assertThat(yaml).startsWith("- name: runs/r1\n");
    }

    @Test
    void what_comes_one_by_one_is_a_line_of_json_a_document_of_yaml_or_a_row_each() throws IOException {
        MessageWriter<Run> json = records(OutputFormat.JSON);
        json.writeNext(FAILED);
        json.writeNext(QUEUED);
        assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> message(new ObjectMapper().readTree(line)));
        out.getBuffer().setLength(0);
        MessageWriter<Run> yaml = records(OutputFormat.YAML);
        yaml.writeNext(FAILED);
        yaml.writeNext(QUEUED);
        List<JsonNode> documents = new ArrayList<>();
        new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(out.toString())
                .forEachRemaining(documents::add);
        assertThat(documents).extracting(MessageWriterTest::message).containsExactly(FAILED, QUEUED);
        out.getBuffer().setLength(0);
        MessageWriter<Run> csv = records(OutputFormat.CSV);
        csv.writeNext(FAILED);
        csv.writeNext(QUEUED);
        assertThat(rows()).extracting(row -> row.get("name")).containsExactly("runs/r1", "runs/yes");
    }

    @Test
    void csv_has_dotted_columns_and_quotes_what_would_break_a_row() throws IOException {
        records(OutputFormat.CSV).writeAll(List.of(FAILED, QUEUED));
        assertThat(out.toString()).contains("\"the loss is \"\"not, a number\"\"\nand never was\"");
        CSVRecord failed = rows().get(0);
        assertThat(failed.get("error.message")).isEqualTo("the loss is \"not, a number\"\nand never was");
        assertThat(failed.get("spec.imageCount")).isEqualTo("4096");
        assertThat(failed.get("spec.recipe.network")).isEqualTo("NETWORK_RESNET18");
        assertThat(failed.get("createTime")).isEqualTo("2027-01-15T08:00:00Z");
        assertThat(failed.get("timeLeft")).isEqualTo("202s");
        assertThat(failed.get("loss")).isEqualTo("0.4125");
        CSVRecord queued = rows().get(1);
        assertThat(queued.get("seenImageCount")).isEqualTo("0");
        assertThat(queued.get("loss")).isEmpty();
        assertThat(queued.get("error.code")).isEmpty();
        assertThat(queued.get("spec.recipe.sgd.nesterov")).isEmpty();
        assertThat(queued.get("createTime")).isEmpty();
    }

    @Test
    void csv_joins_several_values_leaves_lists_of_messages_out_and_has_digests_in_hexadecimal() throws IOException {
        new MessageWriter<>(OutputFormat.CSV, CsvLayout.ofFields(Sweep.getDefaultInstance()), new PrintWriter(out))
                .write(Sweep.newBuilder()
                        .setSpec(SweepSpec.newBuilder()
                                .addAllObjectives(List.of("objectives/distance", "objectives/category"))
                                .addAllImageCounts(List.of(64L, 640L)))
                        .build());
        CSVRecord sweep = rows().get(0);
        assertThat(sweep.get("spec.objectives")).isEqualTo("objectives/distance;objectives/category");
        assertThat(sweep.get("spec.imageCounts")).isEqualTo("64;640");
        assertThat(sweep.isMapped("spec.recipe.lossWeights")).isFalse();
        out.getBuffer().setLength(0);
        new MessageWriter<>(OutputFormat.CSV, CsvLayout.ofFields(Checkpoint.getDefaultInstance()), new PrintWriter(out))
                .write(Checkpoint.newBuilder()
                        .setSha256(ByteString.copyFrom(new byte[] {1, (byte) 0xfe}))
                        .build());
        assertThat(rows().get(0).get("sha256")).isEqualTo("01fe");
    }

    @ParameterizedTest
    @EnumSource(value = OutputFormat.class, names = "TABLE", mode = EnumSource.Mode.EXCLUDE)
    void every_form_ends_with_a_line(OutputFormat form) {
        records(form).writeAll(List.of(QUEUED));
        assertThat(out.toString().charAt(out.toString().length() - 1)).isEqualTo('\n');
        assertThat(out.toString()).doesNotContain("\r");
    }

    @Test
    void a_table_is_not_for_programs() {
        assertThatThrownBy(() -> records(OutputFormat.TABLE)).isInstanceOf(IllegalArgumentException.class);
    }

    private MessageWriter<Run> records(OutputFormat form) {
        return new MessageWriter<>(form, CsvLayout.ofFields(Run.getDefaultInstance()), new PrintWriter(out));
    }

    private List<CSVRecord> rows() throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString()))
                .getRecords();
    }

    private static List<Run> messages(JsonNode array) {
        List<Run> messages = new ArrayList<>();
        array.forEach(tree -> messages.add(message(tree)));
        return messages;
    }

    private static Run message(JsonNode tree) {
        Run.Builder run = Run.newBuilder();
        try {
            JsonFormat.parser()
                    .usingTypeRegistry(TypeRegistry.newBuilder()
                            .add(ErrorInfo.getDescriptor())
                            .build())
                    .merge(tree.toString(), run);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return run.build();
    }
}
