package ventral.cli.analysis;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.ObjectiveComparison;
import ventral.api.v1.ObjectiveScores;
import ventral.cli.experiment.ComparisonTables;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.output.CsvColumn;
import ventral.cli.output.CsvLayout;
import ventral.cli.output.MessageColumns;
import ventral.contract.name.Measure;
import ventral.contract.name.ObjectiveComparisonName;
import ventral.contract.name.SweepName;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a sweep's objectives and controls: mean, SD, percent of the references, pairwise tests.",
            "csv has a row for each objective; scores by seed and pairwise tests are in json and yaml."
        },
        footer = {"", "Example:", "  ./ventral compare figure2c --suite simulated2026"})
public final class CompareCommand implements Callable<Integer> {

    private record ObjectiveRow(ObjectiveComparison comparison, ObjectiveScores scores) {}

    private static final CsvLayout<ObjectiveComparison> SHEET = sheet();

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "SWEEP", description = "such as demo or sweeps/demo")
    private String sweep = "";

    @Mixin
    private MeasureOptions measures = new MeasureOptions();

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "dataset size to compare at (default: the largest at which most objectives have a score)")
    private long imageCount;

    @Override
    public Integer call() {
        SweepName name = ResourceArguments.sweep(sweep);
        return options.printList(
                SHEET,
                gateway -> comparisons(gateway, name),
                (gateway, comparisons) -> new ComparisonTables(comparisons).lines());
    }

    /**
     * Lists the comparisons that the options select.
     *
     * @throws IllegalArgumentException if no comparison matches; the message lists those that exist
     */
    private List<ObjectiveComparison> comparisons(GatewayClient gateway, SweepName name) {
        List<ObjectiveComparison> all = gateway.analysis()
                .listObjectiveComparisons(name, measures.joined(), measures.normalisation(), imageCount);
        List<ObjectiveComparison> wanted = all.stream()
                .filter(comparison -> measures.matches(measure(comparison)))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(MeasureOptions.notFoundMessage(
                    name,
                    "score",
                    all.stream()
                            .map(comparison -> MeasureOptions.toOption(measure(comparison)))
                            .toList()));
        }
        return wanted;
    }

    private static Measure measure(ObjectiveComparison comparison) {
        return ObjectiveComparisonName.parse(comparison.getName()).measure();
    }

    private static CsvLayout<ObjectiveComparison> sheet() {
        List<CsvColumn<ObjectiveRow>> columns = new ArrayList<>(List.of(
                new CsvColumn<>("comparison", row -> row.comparison().getName()),
                new CsvColumn<>(
                        "imageCount", row -> Long.toString(row.comparison().getImageCount())),
                new CsvColumn<>(
                        "normalisation",
                        row -> row.comparison().getNormalisation().name()),
                new CsvColumn<>(
                        "simulated", row -> Boolean.toString(row.comparison().getSimulated())),
                new CsvColumn<>(
                        "updateCount", row -> Long.toString(row.comparison().getUpdateCount())),
                new CsvColumn<>(
                        "epochCount", row -> Integer.toString(row.comparison().getEpochCount()))));
        for (CsvColumn<Message> column : MessageColumns.of(ObjectiveScores.getDescriptor())) {
            columns.add(column.of(ObjectiveRow::scores));
        }
        return CsvLayout.of(columns, CompareCommand::rows);
    }

    private static Stream<ObjectiveRow> rows(ObjectiveComparison comparison) {
        return comparison.getObjectivesList().stream().map(scores -> new ObjectiveRow(comparison, scores));
    }
}
