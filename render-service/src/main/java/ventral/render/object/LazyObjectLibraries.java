package ventral.render.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Creates each library on first use and caches it. Thread-safe. */
public final class LazyObjectLibraries implements ObjectLibraries {

    private final Map<String, Supplier<ObjectLibrary>> makers;
    private final Map<String, ObjectLibrary> made = new ConcurrentHashMap<>();

    /**
     * Creates the libraries from their suppliers.
     *
     * @param makers suppliers by library name, in the order in which users see them
     */
    public LazyObjectLibraries(Map<String, Supplier<ObjectLibrary>> makers) {
        this.makers = new LinkedHashMap<>(makers);
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(makers.keySet());
    }

    @Override
    public ObjectLibrary library(String name) {
        Supplier<ObjectLibrary> maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "unknown object library '%s'; known are %s".formatted(name, String.join(", ", names())));
        }
        return made.computeIfAbsent(name, any -> maker.get());
    }
}
