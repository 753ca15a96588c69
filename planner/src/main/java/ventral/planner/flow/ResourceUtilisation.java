package ventral.planner.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records the utilisation of resources from the start of a simulation to its end. */
public final class ResourceUtilisation {

    /**
     * Interval of constant utilisation.
     *
     * @param busy utilisation of each kind, 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Span(double seconds, double... busy) {}

    private final List<Resource> resources;
    private final List<String> kinds;
    private final int[] kindOf;
    private final double[] capacities;
    private final double[] totals;
    private final List<Span> spans = new ArrayList<>();
    private double length;

    ResourceUtilisation(List<Resource> resources) {
        this.resources = resources;
        this.kinds = resources.stream().map(Resource::kind).distinct().toList();
        this.kindOf = resources.stream()
                .mapToInt(resource -> kinds.indexOf(resource.kind()))
                .toArray();
        this.capacities = new double[kinds.size()];
        this.totals = new double[resources.size()];
        resources.forEach(resource -> capacities[kindOf[resource.id()]] += resource.capacity());
    }

    /**
     * Appends an interval.
     *
     * @param used amount of each resource that was used, in its unit a second
     */
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

    /** Returns the length in seconds. */
    public double length() {
        return length;
    }

    /** Returns the kinds of resources, in the order in which they were added. */
    public List<String> kinds() {
        return kinds;
    }

    /** Returns the total amount of a resource that was used, in its unit. */
    public double total(Resource resource) {
        return totals[resource.id()];
    }

    /** Returns the mean utilisation of all resources of a kind over the whole time, 0 to 1. */
    public double mean(String kind) {
        int at = at(kind);
        double used = 0;
        for (Span span : spans) {
            used += span.busy()[at] * span.seconds();
        }
        return length == 0 ? 0 : used / length;
    }

    /** Returns the peak utilisation of all resources of a kind together, 0 to 1. */
    public double peak(String kind) {
        int at = at(kind);
        return spans.stream().mapToDouble(span -> span.busy()[at]).max().orElse(0);
    }

    /** Returns the mean utilisation of the busiest resource of a kind over the whole time, 0 to 1. */
    public double busiest(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .mapToDouble(resource -> total(resource) / resource.capacity() / length)
                .max()
                .orElse(0);
    }

    /** Returns the {@link #mean} of each of several intervals of equal length. */
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
            throw new IllegalArgumentException("'%s' is not one of the kinds %s".formatted(kind, kinds));
        }
        return at;
    }
}
