package ventral.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawnBlockTest {

    @Test
    void the_second_drawing_goes_back_over_the_first() {
        RedrawnBlock block = new RedrawnBlock();
        assertThat(block.draw(List.of("a", "b"))).isEqualTo("a\nb\n");
        assertThat(block.draw(List.of("c"))).isEqualTo("\u001b[2A\r\u001b[Jc\n");
        assertThat(block.draw(List.of("d"))).isEqualTo("\u001b[1A\r\u001b[Jd\n");
    }
}
