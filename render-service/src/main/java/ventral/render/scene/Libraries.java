package ventral.render.scene;

import java.util.List;

/** The object libraries that are at hand, by the name that stream specs call them by. */
public interface Libraries {

    /** In the order in which they are listed to users. */
    List<String> names();

    /**
     * The same library every time. The first time may take long.
     *
     * @throws IllegalArgumentException if no library has that name, or it cannot be read; says which there are, or why
     */
    ObjectLibrary library(String name);
}
