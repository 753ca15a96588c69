package ventral.cli.plan;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.cli.terminal.AmountFormats;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.TextTable;
import ventral.planner.Forecast;
import ventral.planner.flow.ResourceUtilisation;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.SystemRates.SystemComponent;

/** Formats forecasts of one experiment on fleets that differ in the count of one node kind, one row each. */
final class ForecastTable {

    private static final double HOUR = 3600;

    private static final List<String> OF_BROKERS = List.of("broker disks", "brokers, in", "brokers, out");

    private ForecastTable() {}

    static List<String> lines(Fleet.NodeKind kind, List<Forecast> forecasts, boolean withCosts) {
        List<TextTable.Column> columns = new ArrayList<>(List.of(
                figures(kind.name().toLowerCase(Locale.ROOT)),
                figures("hours"),
                figures("rendered"),
                figures("trained"),
                words("bottleneck"),
                figures("renderers"),
                figures("trainers"),
                figures("scorers"),
                figures("brokers"),
                figures("trainer hours")));
        if (withCosts) {
            columns.addAll(List.of(figures("cost"), figures("a point")));
        }
        List<String> lines =
                new ArrayList<>(ForecastReport.heading(forecasts.get(0).outcome()));
        lines.add("");
        lines.addAll(new TextTable(
                        columns,
                        forecasts.stream()
                                .map(forecast -> row(kind, forecast, withCosts))
                                .toList())
                .lines());
        return lines;
    }

    private static List<String> row(Fleet.NodeKind kind, Forecast forecast, boolean withCosts) {
        ResourceUtilisation use = forecast.outcome().use();
        SystemComponent part = forecast.bottleneck().part();
        List<String> cells = new ArrayList<>(List.of(
                NumberFormats.count(forecast.plan().fleet().count(kind)),
                AmountFormats.hours(forecast.outcome().seconds()),
                AmountFormats.hours(forecast.outcome().renderedTime()),
                AmountFormats.hours(forecast.outcome().trainedTime()),
                "%s %s"
                        .formatted(
                                part.name().toLowerCase(Locale.ROOT),
                                NumberFormats.share(forecast.bottleneck().share(part))),
                NumberFormats.share(use.mean("renderers")),
                NumberFormats.share(use.mean("trainers")),
                NumberFormats.share(use.mean("scorers")),
                NumberFormats.share(
                        OF_BROKERS.stream().mapToDouble(use::busiest).max().orElse(0)),
                AmountFormats.hours(forecast.costs().trainerHours() * HOUR)));
        if (withCosts) {
            cells.add(AmountFormats.money(forecast.costs().cost()));
            cells.add(AmountFormats.money(forecast.costs().costPerPoint()));
        }
        return cells;
    }
}
