package ventral.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Checkpoint;
import ventral.api.v1.Objective;
import ventral.api.v1.ReferenceScore;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.api.v1.Sweep;

class MessageColumnsTest {

    static Stream<Message> things() {
        return Stream.of(
                ventral.api.v1.Stream.getDefaultInstance(),
                Run.getDefaultInstance(),
                Sweep.getDefaultInstance(),
                Checkpoint.getDefaultInstance(),
                Score.getDefaultInstance(),
                ReferenceScore.getDefaultInstance(),
                Benchmark.getDefaultInstance(),
                Objective.getDefaultInstance());
    }

    @ParameterizedTest
    @MethodSource("things")
    void every_thing_of_the_api_has_columns_of_different_names_and_nothing_in_those_of_what_is_not_set(Message thing) {
        List<CsvColumn<Message>> columns = MessageColumns.of(thing.getDescriptorForType());
        assertThat(columns).extracting(CsvColumn::name).doesNotHaveDuplicates().startsWith("name");
        assertThat(columns)
                .filteredOn(column -> column.name().contains("."))
                .allSatisfy(column -> assertThat(column.cell().apply(thing)).isEmpty());
    }
}
