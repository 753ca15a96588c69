package ventral.contract.name;

/** The name of a sweep: {@code sweeps/{sweep}}, such as {@code sweeps/demo}. */
public record SweepName(String id) implements ResourceName {

    public SweepName {
        ResourceName.checkId("sweep", id);
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static SweepName parse(String name) {
        return new SweepName(ResourceName.segments("sweeps/{sweep}", name).get(0));
    }

    @Override
    public String toString() {
        return "sweeps/" + id;
    }
}
