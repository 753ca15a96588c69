package ventral.contract.name;

/** The name of a run: {@code runs/{run}}, such as {@code runs/distance-8192-0}. */
public record RunName(String id) implements ResourceName {

    public RunName {
        ResourceName.checkId("run", id);
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static RunName parse(String name) {
        return new RunName(ResourceName.segments("runs/{run}", name).get(0));
    }

    @Override
    public String toString() {
        return "runs/" + id;
    }
}
