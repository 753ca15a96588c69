package ventral.contract.name;

/**
 * The name of a reference network: {@code references/{reference}}, such as {@code references/imagenet-mobilenet-v2}.
 */
public record ReferenceName(String id) implements ResourceName {

    public ReferenceName {
        ResourceName.checkId("reference", id);
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ReferenceName parse(String name) {
        return new ReferenceName(
                ResourceName.segments("references/{reference}", name).get(0));
    }

    @Override
    public String toString() {
        return "references/" + id;
    }
}
