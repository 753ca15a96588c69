package ventral.scorer.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceCloserTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void a_resource_that_fails_to_close_does_not_keep_the_others_open() {
        assertThatThrownBy(() -> ResourceCloser.closeAll(List.of("one", "bad", "two", "bad"), this::close))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(closed).containsExactly("one", "two");
    }

    @Test
    void a_failure_before_is_not_hidden() {
        Exception failure = new Exception("before");
        ResourceCloser.closeAllAfter(failure, List.of("bad", "one"), this::close);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(closed).containsExactly("one");
    }

    private void close(String resource) {
        if (resource.equals("bad")) {
            throw new IllegalStateException("cannot be closed");
        }
        closed.add(resource);
    }
}
