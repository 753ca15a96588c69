package ventral.contract.name;

/** {@code streams/{stream}}, such as {@code streams/s1}. */
public record StreamName(String id) implements ResourceName {

    public StreamName {
        ResourceName.checkId("stream", id);
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static StreamName parse(String name) {
        return new StreamName(ResourceName.segments("streams/{stream}", name).get(0));
    }

    @Override
    public String toString() {
        return "streams/" + id;
    }
}
