package ventral.contract.name;

/** {@code runs/{run}}, such as {@code runs/distance-8192-0}. */
public record RunName(String id) implements ResourceName {

    public RunName {
        ResourceName.checkId("run", id);
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static RunName parse(String name) {
        return new RunName(ResourceName.segments("runs/{run}", name).get(0));
    }

    @Override
    public String toString() {
        return "runs/" + id;
    }
}
