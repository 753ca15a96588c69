package ventral.contract.name;

/** {@code references/{reference}}, such as {@code references/imagenet-mobilenet-v2}. */
public record ReferenceName(String id) implements ResourceName {

    public ReferenceName {
        ResourceName.checkId("reference", id);
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static ReferenceName parse(String name) {
        return new ReferenceName(
                ResourceName.segments("references/{reference}", name).get(0));
    }

    @Override
    public String toString() {
        return "references/" + id;
    }
}
