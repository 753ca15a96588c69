package ventral.cli.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How busy resources were, from the start to the end. */
public final class Timeline {

    /** @param busy share of each kind's capacity that was used */
    @SuppressWarnings("ArrayRecordComponent")
    private record Span(double seconds, double... busy) {}

    private final List<Resource> resources;
    private final List<String> kinds;
    private final int[] kindOf;
    private final double[] capacities;
    private final double[] totals;
    private final List<Span> spans = new ArrayList<>();
    private double length;

    Timeline(List<Resource> resources) {
        this.resources = resources;
        this.kinds = resources.stream().map(Resource::kind).distinct().toList();
        this.kindOf = resources.stream()
                .mapToInt(resource -> kinds.indexOf(resource.kind()))
                .toArray();
        this.capacities = new double[kinds.size()];
        this.totals = new double[resources.size()];
        resources.forEach(resource -> capacities[kindOf[resource.id()]] += resource.capacity());
    }

    /** @param used of each resource, in its unit a second */
    void add(double seconds, double[] used) {
        if (seconds == 0) {
            return;
        }
        double[] busy = new double[kinds.size()];
        for (int id = 0; id < used.length; id++) {
            totals[id] += used[id] * seconds;
            busy[kindOf[id]] += used[id];
        }
        for (int kind = 0; kind < busy.length; kind++) {
            busy[kind] /= capacities[kind];
        }
        spans.add(new Span(seconds, busy));
        length += seconds;
    }

    /** Seconds. */
    public double length() {
        return length;
    }

    /** Kinds of resources, in the order in which they were added. */
    public List<String> kinds() {
        return kinds;
    }

    /** What a resource gave in all, in its unit. */
    public double total(Resource resource) {
        return totals[resource.id()];
    }

    /** Of all resources of a kind together, 0 to 1, over all of the time. */
    public double mean(String kind) {
        int at = at(kind);
        double used = 0;
        for (Span span : spans) {
            used += span.busy()[at] * span.seconds();
        }
        return length == 0 ? 0 : used / length;
    }

    /** Of all resources of a kind together at the time when they were busiest, 0 to 1. */
    public double peak(String kind) {
        int at = at(kind);
        return spans.stream().mapToDouble(span -> span.busy()[at]).max().orElse(0);
    }

    /** Of the resource of a kind that was busiest, 0 to 1, over all of the time. */
    public double busiest(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .mapToDouble(resource -> total(resource) / resource.capacity() / length)
                .max()
                .orElse(0);
    }

    /** As {@link #mean}, of each of some parts of the time, all of one length. */
    public double[] parts(String kind, int count) {
        int at = at(kind);
        double[] used = new double[count];
        double part = length / count;
        double start = 0;
        for (Span span : spans) {
            double end = start + span.seconds();
            for (int i = (int) Math.min(count - 1, start / part); i < count && i * part < end; i++) {
                double seconds = Math.min(end, (i + 1) * part) - Math.max(start, i * part);
                used[i] += span.busy()[at] * Math.max(0, seconds) / part;
            }
            start = end;
        }
        return Arrays.stream(used).map(value -> Math.min(1, value)).toArray();
    }

    private int at(String kind) {
        int at = kinds.indexOf(kind);
        if (at < 0) {
            throw new IllegalArgumentException("there is no %s, but %s".formatted(kind, kinds));
        }
        return at;
    }
}
