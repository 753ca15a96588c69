package ventral.contract.name;

/** The name of a stream: {@code streams/{stream}}, such as {@code streams/s1}. */
public record StreamName(String id) implements ResourceName {

    public StreamName {
        ResourceName.checkId("stream", id);
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static StreamName parse(String name) {
        return new StreamName(ResourceName.segments("streams/{stream}", name).get(0));
    }

    @Override
    public String toString() {
        return "streams/" + id;
    }
}
