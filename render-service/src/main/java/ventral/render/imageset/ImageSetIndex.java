package ventral.render.imageset;

import java.util.List;
import java.util.function.Consumer;

/** The index of an image set, with a row for each image. */
public interface ImageSetIndex {

    /** Returns the names of the columns. */
    List<String> columns();

    int rowCount();

    /**
     * Reads a row.
     *
     * @param row row number, from 0
     * @throws ImageSetException if the row cannot be read
     */
    IndexRow row(int row);

    /**
     * Reads every row in order, faster than one by one.
     *
     * @param reader receives the rows that can be read
     * @param unreadable receives the error of each row that cannot be read
     */
    void forEach(Consumer<IndexRow> reader, Consumer<ImageSetException> unreadable);
}
