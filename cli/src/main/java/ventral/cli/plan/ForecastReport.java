package ventral.cli.plan;

import static ventral.cli.terminal.TextTable.figures;
import static ventral.cli.terminal.TextTable.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.terminal.AmountFormats;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.Sparkline;
import ventral.cli.terminal.TextTable;
import ventral.planner.CostEstimate;
import ventral.planner.Forecast;
import ventral.planner.StorageEstimate;
import ventral.planner.flow.ResourceUtilisation;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.rate.SystemRates.SystemComponent;
import ventral.planner.simulation.SimulationResult;

/** Formats one forecast in full, for people. */
final class ForecastReport {

    private static final int PARTS_OF_TIME = 24;
    private static final double HOUR = 3600;

    /** Component of each kind of resource; the first if a component has several kinds. */
    private static final Map<String, SystemComponent> PARTS = Map.of(
            "renderers", SystemComponent.RENDERERS,
            "trainers", SystemComponent.TRAINERS,
            "decoders", SystemComponent.DECODERS,
            "scorers", SystemComponent.SCORERS,
            "broker disks", SystemComponent.BROKERS,
            "store", SystemComponent.STORE,
            "gateway", SystemComponent.GATEWAY);

    private ForecastReport() {}

    static List<String> lines(Forecast forecast, boolean withCosts) {
        SimulationResult outcome = forecast.outcome();
        List<String> lines = new ArrayList<>(heading(outcome));
        lines.add("rendered after %s h, trained after %s h, finished after %s h"
                .formatted(
                        AmountFormats.hours(outcome.renderedTime()),
                        AmountFormats.hours(outcome.trainedTime()),
                        AmountFormats.hours(outcome.seconds())));
        if (outcome.outageCount() > 0) {
            lines.add("%s outages, %s images learnt from again"
                    .formatted(
                            NumberFormats.count(outcome.outageCount()),
                            NumberFormats.count(Math.round(outcome.learntAgain()))));
        }
        lines.add("");
        lines.addAll(use(forecast).lines());
        lines.add("");
        lines.addAll(topics(forecast.storage()).lines());
        lines.add("");
        lines.addAll(stored(forecast.storage()));
        lines.add(hours(forecast.costs()));
        if (withCosts) {
            lines.add("cost %s, %s for each of %d points"
                    .formatted(
                            AmountFormats.money(forecast.costs().cost()),
                            AmountFormats.money(forecast.costs().costPerPoint()),
                            forecast.costs().pointCount()));
        }
        return lines;
    }

    /** Returns a heading that says what is planned, without results. */
    static List<String> heading(SimulationResult outcome) {
        CapacityPlan plan = outcome.plan();
        return List.of(
                "%s runs: %d objectives x %d seeds x %d dataset sizes, over %s images of %d x %d pixels"
                        .formatted(
                                NumberFormats.count(outcome.runCount()),
                                plan.sweepSpec().objectives().size(),
                                plan.sweepSpec().seeds().size(),
                                plan.sweepSpec().imageCounts().size(),
                                NumberFormats.count(plan.stream().imageCount()),
                                plan.stream().imageSize(),
                                plan.stream().imageSize()),
                "%s images learnt from in all, %s checkpoints, %s scores"
                        .formatted(
                                NumberFormats.count(outcome.learntImageCount()),
                                NumberFormats.count(outcome.checkpointCount()),
                                NumberFormats.count(outcome.scoreCount())));
    }

    private static TextTable use(Forecast forecast) {
        ResourceUtilisation use = forecast.outcome().use();
        return new TextTable(
                List.of(
                        words("resource"),
                        figures("busy"),
                        figures("busiest one"),
                        figures("maximum"),
                        figures("bottleneck percentage"),
                        words("over time")),
                use.kinds().stream()
                        .map(kind -> List.of(
                                kind,
                                NumberFormats.share(use.mean(kind)),
                                NumberFormats.share(use.busiest(kind)),
                                NumberFormats.share(use.peak(kind)),
                                PARTS.containsKey(kind)
                                        ? NumberFormats.share(
                                                forecast.bottleneck().share(PARTS.get(kind)))
                                        : "",
                                Sparkline.of(use.parts(kind, PARTS_OF_TIME))))
                        .toList());
    }

    private static TextTable topics(StorageEstimate storage) {
        int copies = storage.plan().fleet().replicationFactor();
        return new TextTable(
                List.of(
                        words("topic"),
                        figures("rows"),
                        figures("one copy"),
                        figures(copies == 1 ? "in all" : "%d copies".formatted(copies))),
                storage.topics().stream()
                        .map(topic -> List.of(
                                topic.name(),
                                NumberFormats.count(topic.rowCount()),
                                AmountFormats.size(topic.bytes()),
                                AmountFormats.size(copies * topic.bytes())))
                        .toList());
    }

    private static List<String> stored(StorageEstimate storage) {
        List<String> lines = new ArrayList<>();
        int brokers = storage.plan().fleet().brokerCount();
        lines.add("%s on %s"
                .formatted(
                        AmountFormats.size(storage.fullestBrokerBytes()),
                        brokers == 1 ? "the broker" : "the fullest of %d brokers".formatted(brokers)));
        lines.add("%s in the artifact store".formatted(AmountFormats.size(storage.storeBytes())));
        if (storage.tieredBytes() > 0) {
            lines.add("%s in tiered storage".formatted(AmountFormats.size(storage.tieredBytes())));
        }
        return lines;
    }

    private static String hours(CostEstimate costs) {
        return "hours of renderers %s, trainers %s, scorers %s, brokers %s"
                .formatted(
                        AmountFormats.hours(costs.rendererHours() * HOUR),
                        AmountFormats.hours(costs.trainerHours() * HOUR),
                        AmountFormats.hours(costs.scorerHours() * HOUR),
                        AmountFormats.hours(costs.brokerHours() * HOUR));
    }
}
