package ventral.gateway.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.name.RunName;
import ventral.gateway.ledger.command.ReadableIdGenerator;

/** Tests page tokens, resume tokens and ids. */
final class TokensTest {

    private static final List<String> LIST = List.of("runs", "state = RUNNING");

    @Test
    void a_page_token_gives_its_key_back() {
        assertThat(PageToken.decode(LIST, PageToken.encode(LIST, "runs/µ"))).isEqualTo("runs/µ");
    }

    @Test
    void no_page_token_means_the_beginning() {
        assertThat(PageToken.decode(LIST, "")).isEmpty();
    }

    @Test
    void a_page_token_serves_no_other_list() {
        String token = PageToken.encode(LIST, "runs/r1");
        assertThatThrownBy(() -> PageToken.decode(List.of("runs", "state = FAILED"), token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not belong to this list");
        assertThatThrownBy(() -> PageToken.decode(List.of("runsstate = RUNNING"), token))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAAA", "zz"})
    void a_damaged_page_token_is_refused(String token) {
        assertThatThrownBy(() -> PageToken.decode(LIST, token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page_token '%s'".formatted(token));
    }

    @Test
    void a_forged_page_token_is_refused() {
        assertThatThrownBy(() -> PageToken.decode(LIST, PageToken.encode(LIST, "runs/\0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() -> PageToken.decode(LIST, PageToken.encode(LIST, "r".repeat(5000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than the limit of 4096");
    }

    @Test
    void a_resume_token_beyond_the_limit_is_refused_with_its_length() {
        assertThatThrownBy(() -> ResumeToken.decode("A".repeat(TextLimit.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resume_token has 4097 characters, more than the limit of 4096");
    }

    @Test
    void a_resume_token_gives_its_place_back() {
        ResumeToken token = new ResumeToken(new UUID(3, 4), 5);
        assertThat(ResumeToken.decode(token.encode())).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AAAA", ""})
    void a_damaged_resume_token_is_refused(String token) {
        assertThatThrownBy(() -> ResumeToken.decode(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resume_token '%s' is damaged".formatted(token));
    }

    @Test
    void a_page_has_fifty_rows_unless_another_number_is_asked_for() {
        assertThat(Page.size(0)).isEqualTo(50);
        assertThat(Page.size(7)).isEqualTo(7);
        assertThat(Page.size(1001)).isEqualTo(1000);
        assertThatThrownBy(() -> Page.size(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page_size -1 is negative");
    }

    @Test
    void made_up_ids_are_ids() {
        ReadableIdGenerator ids = new ReadableIdGenerator(new Random(1));
        for (int i = 0; i < 100; i++) {
            assertThat(new RunName(ids.get()).id()).matches("[a-z]{5}-[a-z]{5}");
        }
    }
}
