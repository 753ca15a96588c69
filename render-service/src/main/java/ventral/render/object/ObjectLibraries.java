package ventral.render.object;

import java.util.List;

/** The available object libraries, by the name that stream specs use. */
public interface ObjectLibraries {

    /** Returns the names in the order in which they are listed to users. */
    List<String> names();

    /**
     * Returns a library, the same one for every call. The first call may take long.
     *
     * @throws IllegalArgumentException if no library has that name, or it cannot be read; the message lists the names
     *     or gives the cause
     */
    ObjectLibrary library(String name);
}
