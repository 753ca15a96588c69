package ventral.render.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LazyObjectLibrariesTest {

    private final AtomicInteger made = new AtomicInteger();
    private final ObjectLibraries libraries = new LazyObjectLibraries(makers());

    private Map<String, Supplier<ObjectLibrary>> makers() {
        Map<String, Supplier<ObjectLibrary>> makers = new LinkedHashMap<>();
        makers.put("sticks", () -> empty("sticks"));
        makers.put("stones", () -> empty("stones"));
        return makers;
    }

    private ObjectLibrary empty(String name) {
        made.incrementAndGet();
        return new ObjectLibrary(name, List.of(), List.of(), List.of());
    }

    @Test
    void a_library_is_made_once_when_it_is_first_asked_for() {
        assertThat(made).hasValue(0);
        ObjectLibrary stones = libraries.library("stones");
        assertThat(libraries.library("stones")).isSameAs(stones);
        assertThat(made).hasValue(1);
    }

    @Test
    void an_unknown_name_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> libraries.library("bones"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown object library 'bones'; known are sticks, stones");
    }
}
