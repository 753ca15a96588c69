package ventral.cli;

import static ventral.cli.terminal.Table.figures;
import static ventral.cli.terminal.Table.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.cli.flow.Timeline;
import ventral.cli.plan.Bill;
import ventral.cli.plan.Forecast;
import ventral.cli.plan.Outcome;
import ventral.cli.plan.Plan;
import ventral.cli.plan.Rates.Part;
import ventral.cli.plan.Storage;
import ventral.cli.terminal.Amounts;
import ventral.cli.terminal.Sparkline;
import ventral.cli.terminal.Table;
import ventral.cli.terminal.Words;

/** Formats one forecast in full, for people. */
final class PlanReport {

    private static final int PARTS_OF_TIME = 24;
    private static final double HOUR = 3600;

    /** Component of each kind of resource; the first if a component has several kinds. */
    private static final Map<String, Part> PARTS = Map.of(
            "renderers", Part.RENDERERS,
            "trainers", Part.TRAINERS,
            "decoders", Part.DECODERS,
            "scorers", Part.SCORERS,
            "broker disks", Part.BROKERS,
            "store", Part.STORE,
            "gateway", Part.GATEWAY);

    private PlanReport() {}

    static List<String> lines(Forecast forecast, boolean withCosts) {
        Outcome outcome = forecast.outcome();
        List<String> lines = new ArrayList<>(heading(outcome));
        lines.add("rendered after %s h, trained after %s h, finished after %s h"
                .formatted(
                        Amounts.hours(outcome.renderedTime()),
                        Amounts.hours(outcome.trainedTime()),
                        Amounts.hours(outcome.seconds())));
        if (outcome.outageCount() > 0) {
            lines.add("%s outages, %s images learnt from again"
                    .formatted(Words.count(outcome.outageCount()), Words.count(Math.round(outcome.learntAgain()))));
        }
        lines.add("");
        lines.addAll(use(forecast).lines());
        lines.add("");
        lines.addAll(topics(forecast.storage()).lines());
        lines.add("");
        lines.addAll(stored(forecast.storage()));
        lines.add(hours(forecast.bill()));
        if (withCosts) {
            lines.add("cost %s, %s for each of %d points"
                    .formatted(
                            Amounts.money(forecast.bill().cost()),
                            Amounts.money(forecast.bill().costPerPoint()),
                            forecast.bill().pointCount()));
        }
        return lines;
    }

    /** Returns a heading that says what is planned, without results. */
    static List<String> heading(Outcome outcome) {
        Plan plan = outcome.plan();
        return List.of(
                "%s runs: %d objectives x %d seeds x %d dataset sizes, over %s images of %d x %d pixels"
                        .formatted(
                                Words.count(outcome.runCount()),
                                plan.sweepSpec().objectives().size(),
                                plan.sweepSpec().seeds().size(),
                                plan.sweepSpec().imageCounts().size(),
                                Words.count(plan.stream().imageCount()),
                                plan.stream().imageSize(),
                                plan.stream().imageSize()),
                "%s images learnt from in all, %s checkpoints, %s scores"
                        .formatted(
                                Words.count(outcome.learntImageCount()),
                                Words.count(outcome.checkpointCount()),
                                Words.count(outcome.scoreCount())));
    }

    private static Table use(Forecast forecast) {
        Timeline use = forecast.outcome().use();
        return new Table(
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
                                Words.share(use.mean(kind)),
                                Words.share(use.busiest(kind)),
                                Words.share(use.peak(kind)),
                                PARTS.containsKey(kind)
                                        ? Words.share(forecast.bottleneck().share(PARTS.get(kind)))
                                        : "",
                                Sparkline.of(use.parts(kind, PARTS_OF_TIME))))
                        .toList());
    }

    private static Table topics(Storage storage) {
        int copies = storage.plan().fleet().replicationFactor();
        return new Table(
                List.of(
                        words("topic"),
                        figures("rows"),
                        figures("one copy"),
                        figures(copies == 1 ? "in all" : "%d copies".formatted(copies))),
                storage.topics().stream()
                        .map(topic -> List.of(
                                topic.name(),
                                Words.count(topic.rowCount()),
                                Amounts.size(topic.bytes()),
                                Amounts.size(copies * topic.bytes())))
                        .toList());
    }

    private static List<String> stored(Storage storage) {
        List<String> lines = new ArrayList<>();
        int brokers = storage.plan().fleet().brokerCount();
        lines.add("%s on %s"
                .formatted(
                        Amounts.size(storage.fullestBrokerBytes()),
                        brokers == 1 ? "the broker" : "the fullest of %d brokers".formatted(brokers)));
        lines.add("%s in the artifact store".formatted(Amounts.size(storage.storeBytes())));
        if (storage.tieredBytes() > 0) {
            lines.add("%s in tiered storage".formatted(Amounts.size(storage.tieredBytes())));
        }
        return lines;
    }

    private static String hours(Bill bill) {
        return "hours of renderers %s, trainers %s, scorers %s, brokers %s"
                .formatted(
                        Amounts.hours(bill.rendererHours() * HOUR),
                        Amounts.hours(bill.trainerHours() * HOUR),
                        Amounts.hours(bill.scorerHours() * HOUR),
                        Amounts.hours(bill.brokerHours() * HOUR));
    }
}
