package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ventral.cli.flow.Timeline;
import ventral.cli.plan.Fleet;
import ventral.cli.plan.Forecast;
import ventral.cli.plan.Rates.Part;
import ventral.cli.terminal.Amounts;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;

/** Formats forecasts of one experiment on fleets that differ in the count of one node kind, one row each. */
final class PlanRows {

    private static final double HOUR = 3600;

    private static final List<String> OF_BROKERS = List.of("broker disks", "brokers, in", "brokers, out");

    private PlanRows() {}

    static List<String> lines(Fleet.Kind kind, List<Forecast> forecasts, boolean withCosts) {
        List<Table.Column> columns = new ArrayList<>(List.of(
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
        List<String> lines = new ArrayList<>(PlanReport.heading(forecasts.get(0).outcome()));
        lines.add("");
        lines.addAll(new Table(
                        columns,
                        forecasts.stream()
                                .map(forecast -> row(kind, forecast, withCosts))
                                .toList())
                .lines());
        return lines;
    }

    private static List<String> row(Fleet.Kind kind, Forecast forecast, boolean withCosts) {
        Timeline use = forecast.outcome().use();
        Part part = forecast.bottleneck().part();
        List<String> cells = new ArrayList<>(List.of(
                Words.count(forecast.plan().fleet().count(kind)),
                Amounts.hours(forecast.outcome().seconds()),
                Amounts.hours(forecast.outcome().renderedTime()),
                Amounts.hours(forecast.outcome().trainedTime()),
                "%s %s"
                        .formatted(
                                part.name().toLowerCase(Locale.ROOT),
                                Words.share(forecast.bottleneck().share(part))),
                Words.share(use.mean("renderers")),
                Words.share(use.mean("trainers")),
                Words.share(use.mean("scorers")),
                Words.share(OF_BROKERS.stream().mapToDouble(use::busiest).max().orElse(0)),
                Amounts.hours(forecast.bill().trainerHours() * HOUR)));
        if (withCosts) {
            cells.add(Amounts.money(forecast.bill().cost()));
            cells.add(Amounts.money(forecast.bill().costPerPoint()));
        }
        return cells;
    }
}
