package ventral.cli.plan;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import com.google.protobuf.Struct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import ventral.cli.option.QueryOptions;
import ventral.cli.output.ExitCode;
import ventral.cli.output.MessageWriter;
import ventral.cli.output.OutputFormat;
import ventral.cli.terminal.Terminal;
import ventral.cli.terminal.TextTable;
import ventral.planner.Forecast;
import ventral.planner.csv.RateFile;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.RateTable;
import ventral.planner.rate.RateValues;
import ventral.planner.rate.RowSizes;
import ventral.planner.rate.SystemRates;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Forecasts what a sweep takes on a fleet: hours, bytes, money, and the bottleneck.",
            "",
            "Queries no system: simulates one with the rates that './ventral plan rates' shows.",
            "'./ventral sweeps create --dry-run' estimates what a sweep takes on a running system."
        },
        footer = {
            "",
            "Example:",
            "  ./ventral plan --images 10000000 --sizes 7 --scorers 12 --brokers 3 --sweep-of trainers=1,2,4,12"
        })
public final class PlanCommand implements Callable<Integer> {

    /** Node counts to compare, such as {@code trainers=1,2,4}. */
    record NodeCounts(Fleet.NodeKind kind, List<Integer> values) {}

    static final class NodeCountsConverter implements ITypeConverter<NodeCounts> {

        @Override
        public NodeCounts convert(String word) {
            String[] parts = word.split("=", -1);
            try {
                return new NodeCounts(
                        Fleet.NodeKind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                        Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList());
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new TypeConversionException(
                        "'%s' is not like trainers=1,2,4: name renderers, trainers, scorers or brokers, and whole numbers"
                                .formatted(word));
            }
        }
    }

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private RateOptions rates = new RateOptions();

    @Option(
            names = "--sweep-of",
            paramLabel = "KIND=N,N,...",
            converter = NodeCountsConverter.class,
            description = "compare several counts of renderers, trainers, scorers or brokers, a row each")
    private @Nullable NodeCounts counts;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = QueryOptions.OutputFormatConverter.class,
            description = "output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private OutputFormat form = OutputFormat.TABLE;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        if (!experiment.isGiven()) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(command).commandLine(), "Missing required option: '--images=N'");
        }
        RateTable card = RateFile.read();
        RateValues values = rates.values(card, experiment.imageSize());
        CapacityPlan plan = new CapacityPlan(
                experiment.sweep(),
                experiment.stream(),
                experiment.sweepSpec(),
                fleet.fleet(),
                SystemRates.of(values, rates.benchmarkCount()),
                fleet.failures());
        show(plans(plan).stream()
                .map(one -> Forecast.of(one, RowSizes.of(values), rates.localBytes(), rates.prices()))
                .toList());
        return ExitCode.OK;
    }

    private List<CapacityPlan> plans(CapacityPlan plan) {
        NodeCounts wanted = counts;
        return wanted == null
                ? List.of(plan)
                : wanted.values().stream()
                        .map(count -> plan.with(wanted.kind(), count))
                        .toList();
    }

    private void show(List<Forecast> forecasts) {
        Terminal terminal =
                Terminal.of(Objects.requireNonNull(command).commandLine().getOut());
        boolean withCosts = !rates.prices().isEmpty();
        NodeCounts varied = counts;
        if (form != OutputFormat.TABLE) {
            List<Struct> messages = ForecastMessages.of(forecasts, withCosts);
            MessageWriter<Struct> records = new MessageWriter<>(form, ForecastMessages.sheet(messages), terminal.out());
            if (varied == null) {
                records.write(messages.get(0));
            } else {
                records.writeAll(messages);
            }
        } else if (varied == null) {
            ForecastReport.lines(forecasts.get(0), withCosts).forEach(terminal::println);
        } else {
            ForecastTable.lines(varied.kind(), forecasts, withCosts).forEach(terminal::println);
        }
    }

    @Command(
            name = "rates",
            mixinStandardHelpOptions = true,
            description = "Shows the rates that plans are made with: their values, sources and meanings.",
            footer = {"", "Example:", "  ./ventral plan rates"})
    int rates() {
        List<List<String>> rows = new ArrayList<>();
        for (RateTable.RateEntry entry : RateFile.read().entries()) {
            rows.add(List.of(
                    entry.rate().id(),
                    entry.imageSize() == 0 ? "" : Integer.toString(entry.imageSize()),
                    BigDecimal.valueOf(entry.value()).stripTrailingZeros().toPlainString(),
                    entry.source(),
                    entry.rate().meaning()));
        }
        TextTable table = new TextTable(
                List.of(words("rate"), figures("pixels"), figures("value"), words("from"), words("of")), rows);
        Terminal terminal =
                Terminal.of(Objects.requireNonNull(command).commandLine().getOut());
        table.lines().forEach(terminal::println);
        return ExitCode.OK;
    }
}
