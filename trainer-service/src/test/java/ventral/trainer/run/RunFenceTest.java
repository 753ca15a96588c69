package ventral.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.fencing.FencingToken;
import ventral.contract.name.RunName;

/** Tests fences of several trainers against one table, of which only the highest token is kept. */
class RunFenceTest {

    private static final RunName RUN = new RunName("r");

    private final RunFence one = new RunFence(8);
    private final RunFence other = new RunFence(-3);
    private FencingToken highest = FencingToken.NONE;

    @Test
    void the_rows_of_an_owner_rise() {
        write(one.takeOver(RUN, highest));
        FencingToken first = one.next(RUN);
        FencingToken second = one.next(RUN);
        assertThat(first.isFencedBy(second)).isTrue();
        assertThat(highest.isFencedBy(first)).isTrue();
        assertThat(one.isFenced(RUN, second)).isFalse();
    }

    @Test
    void a_trainer_that_was_stopped_is_fenced_once_another_has_taken_its_run_over() {
        write(one.takeOver(RUN, highest));
        write(one.next(RUN));
        write(other.takeOver(RUN, highest));
        write(other.next(RUN));
        FencingToken ended = highest;
        write(one.next(RUN)); // late
        assertThat(highest).isEqualTo(ended);
        assertThat(one.isFenced(RUN, highest)).isTrue();
        assertThat(other.isFenced(RUN, highest)).isFalse();
    }

    @Test
    void a_trainer_that_gets_its_run_back_is_not_fenced_any_more() {
        write(one.takeOver(RUN, highest));
        write(other.takeOver(RUN, highest));
        write(one.takeOver(RUN, highest));
        assertThat(one.isFenced(RUN, highest)).isFalse();
        assertThat(other.isFenced(RUN, highest)).isTrue();
    }

    @Test
    void of_two_trainers_that_take_a_run_over_at_once_exactly_one_is_fenced_and_can_take_it_over_again() {
        FencingToken read = highest;
        write(one.takeOver(RUN, read));
        write(other.takeOver(RUN, read));
        write(other.next(RUN));
        assertThat(List.of(one.isFenced(RUN, highest), other.isFenced(RUN, highest)))
                .containsExactlyInAnyOrder(true, false);
        RunFence loser = one.isFenced(RUN, highest) ? one : other;
        write(loser.takeOver(RUN, highest));
        assertThat(loser.isFenced(RUN, highest)).isFalse();
    }

    @Test
    void a_trainer_that_starts_anew_is_above_all_rows_of_one_that_ran_long() {
        for (int i = 0; i < 50; i++) {
            write(one.takeOver(RUN, highest));
            write(one.next(RUN));
        }
        FencingToken before = highest;
        write(new RunFence(Long.MIN_VALUE).takeOver(RUN, highest));
        assertThat(before.isFencedBy(highest)).isTrue();
    }

    @Test
    void a_table_that_has_lost_rows_gives_no_token_twice() {
        FencingToken first = one.takeOver(RUN, highest);
        assertThat(first.isFencedBy(one.takeOver(RUN, FencingToken.NONE))).isTrue();
    }

    @Test
    void a_run_that_was_not_taken_over_has_no_token() {
        assertThatThrownBy(() -> one.next(RUN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs/r was not taken over");
    }

    private void write(FencingToken token) {
        highest = FencingToken.max(highest, token);
    }
}
