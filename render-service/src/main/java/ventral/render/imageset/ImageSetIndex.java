package ventral.render.imageset;

import java.util.List;
import java.util.function.Consumer;

/** The index of an image set: a row for each image. */
public interface ImageSetIndex {

    /** Names of the columns. */
    List<String> columns();

    int rowCount();

    /**
     * @param row from 0
     * @throws ImageSetException if it cannot be read
     */
    IndexRow row(int row);

    /**
     * Every row in order, faster than one by one.
     *
     * @param unreadable is told of a row that cannot be read, instead
     */
    void forEach(Consumer<IndexRow> reader, Consumer<ImageSetException> unreadable);
}
