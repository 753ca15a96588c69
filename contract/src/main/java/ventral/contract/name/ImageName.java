package ventral.contract.name;

/**
 * The name of an image: {@code streams/{stream}/images/{index}}.
 *
 * @param index index of the image in its stream, from 0
 */
public record ImageName(StreamName stream, long index) implements ResourceName {

    public ImageName {
        if (index < 0) {
            throw new IllegalArgumentException("image index " + index + " is negative");
        }
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ImageName parse(String name) {
        var ids = ResourceName.segments("streams/{stream}/images/{index}", name);
        return new ImageName(
                new StreamName(ids.get(0)),
                ResourceName.number(name, ids.get(1), "an image's id is its index, from 0"));
    }

    @Override
    public String toString() {
        return stream + "/images/" + index;
    }
}
