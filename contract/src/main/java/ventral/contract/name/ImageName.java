package ventral.contract.name;

/**
 * {@code streams/{stream}/images/{index}}.
 *
 * @param index of the image in its stream, from 0
 */
public record ImageName(StreamName stream, long index) implements ResourceName {

    public ImageName {
        if (index < 0) {
            throw new IllegalArgumentException("image index " + index + " is negative");
        }
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
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
