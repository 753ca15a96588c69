package ventral.planner.flow;

import java.util.ArrayList;
import java.util.List;

/** Collects the resources of a simulation, in the order in which they were added. */
public final class Resources {

    private final List<Resource> all = new ArrayList<>();

    /**
     * Adds a resource.
     *
     * @param capacity per second, in a unit of the resource's own
     */
    public Resource add(String kind, double capacity) {
        Resource added = new Resource(all.size(), kind, capacity);
        all.add(added);
        return added;
    }

    /** Adds several equal resources. */
    public List<Resource> add(String kind, int count, double capacity) {
        List<Resource> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(add(kind, capacity));
        }
        return List.copyOf(added);
    }

    List<Resource> all() {
        return List.copyOf(all);
    }
}
