package ventral.contract.name;

/** {@code sweeps/{sweep}}, such as {@code sweeps/demo}. */
public record SweepName(String id) implements ResourceName {

    public SweepName {
        ResourceName.checkId("sweep", id);
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static SweepName parse(String name) {
        return new SweepName(ResourceName.segments("sweeps/{sweep}", name).get(0));
    }

    @Override
    public String toString() {
        return "sweeps/" + id;
    }
}
