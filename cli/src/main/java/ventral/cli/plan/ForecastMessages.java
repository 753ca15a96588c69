package ventral.cli.plan;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ventral.cli.output.CsvLayout;
import ventral.planner.Bottleneck;
import ventral.planner.Forecast;
import ventral.planner.StorageEstimate;
import ventral.planner.flow.ResourceUtilisation;
import ventral.planner.plan.Fleet;
import ventral.planner.rate.SystemRates;
import ventral.planner.simulation.SimulationResult;

/**
 * Converts forecasts to fields for programs. Whole numbers are strings, as in protobuf's JSON. The set of fields does
 * not depend on the plan, except that costs need prices.
 */
final class ForecastMessages {

    private static final double HOUR = 3600;

    private final Map<String, Value> fields = new LinkedHashMap<>();

    private ForecastMessages() {}

    /** Returns one message per forecast. */
    static List<Struct> of(List<Forecast> forecasts, boolean withCosts) {
        return forecasts.stream()
                .map(forecast -> new ForecastMessages().fill(forecast, withCosts))
                .toList();
    }

    /** Returns a layout with a column per field of the messages. */
    static CsvLayout<Struct> sheet(List<Struct> messages) {
        List<String> header = List.copyOf(messages.get(0).getFieldsMap().keySet());
        return new CsvLayout<>(
                header,
                message -> Stream.of(header.stream()
                        .map(name -> word(message.getFieldsOrThrow(name)))
                        .toList()));
    }

    private static String word(Value value) {
        return value.hasStringValue() ? value.getStringValue() : Double.toString(value.getNumberValue());
    }

    private Struct fill(Forecast forecast, boolean withCosts) {
        SimulationResult outcome = forecast.outcome();
        for (Fleet.NodeKind kind : Fleet.NodeKind.values()) {
            count(camelCase(kind.name()), forecast.plan().fleet().count(kind));
        }
        count("replication", forecast.plan().fleet().replicationFactor());
        count("imageSize", forecast.plan().stream().imageSize());
        count("images", forecast.plan().stream().imageCount());
        count("runs", outcome.runCount());
        count("learntImages", outcome.learntImageCount());
        count("checkpoints", outcome.checkpointCount());
        count("scores", outcome.scoreCount());
        count("points", forecast.plan().pointCount());
        number("hours", outcome.seconds() / HOUR);
        number("renderedHours", outcome.renderedTime() / HOUR);
        number("trainedHours", outcome.trainedTime() / HOUR);
        number("scoredHours", outcome.scoredTime() / HOUR);
        hangs(forecast.bottleneck());
        busy(outcome.use());
        number("meanTaskSeconds", outcome.tasks().meanSeconds());
        number("longestTaskSeconds", outcome.tasks().longestSeconds());
        count("outages", outcome.outageCount());
        count("learntAgainImages", Math.round(outcome.learntAgain()));
        stored(forecast.storage());
        number("rendererHours", forecast.costs().rendererHours());
        number("trainerHours", forecast.costs().trainerHours());
        number("scorerHours", forecast.costs().scorerHours());
        number("brokerHours", forecast.costs().brokerHours());
        if (withCosts) {
            number("cost", forecast.costs().cost());
            number("costPerPoint", forecast.costs().costPerPoint());
        }
        return Struct.newBuilder().putAllFields(fields).build();
    }

    private void hangs(Bottleneck bottleneck) {
        word("bottleneck", bottleneck.part().name());
        for (SystemRates.SystemComponent part : SystemRates.SystemComponent.values()) {
            number(camelCase(part.name()) + "Share", bottleneck.share(part));
        }
    }

    private void busy(ResourceUtilisation use) {
        for (String kind : use.kinds()) {
            String name = camelCase(kind);
            number(name + "Busy", use.mean(kind));
            number(name + "BusyAtMost", use.peak(kind));
        }
    }

    private void stored(StorageEstimate storage) {
        for (StorageEstimate.TopicSize topic : storage.topics()) {
            String name = camelCase(topic.name().replace(".{stream}", ""));
            count(name + "Rows", topic.rowCount());
            count(name + "Bytes", Math.round(topic.bytes()));
        }
        count("fullestBrokerBytes", Math.round(storage.fullestBrokerBytes()));
        count("tieredBytes", Math.round(storage.tieredBytes()));
        count("storeBytes", Math.round(storage.storeBytes()));
    }

    private void count(String name, long value) {
        word(name, Long.toString(value));
    }

    private void word(String name, String value) {
        fields.put(name, Value.newBuilder().setStringValue(value).build());
    }

    private void number(String name, double value) {
        fields.put(name, Value.newBuilder().setNumberValue(value).build());
    }

    /** Converts words such as {@code brokers, out} to {@code brokersOut}. */
    private static String camelCase(String words) {
        List<String> parts =
                new ArrayList<>(List.of(words.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        StringBuilder name = new StringBuilder(parts.remove(0));
        parts.forEach(part -> name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1)));
        return name.toString();
    }
}
