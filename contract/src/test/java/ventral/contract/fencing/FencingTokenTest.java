package ventral.contract.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencingTokenTest {

    private static final long A = 11;
    private static final long B = -7;

    @Test
    void a_row_of_a_later_epoch_wins_whatever_its_owner_and_sequence() {
        FencingToken former = new FencingToken(1, A, 900);
        FencingToken next = former.takeOver(B);
        assertThat(former.isFencedBy(next)).isTrue();
        assertThat(next.isFencedBy(former)).isFalse();
        assertThat(FencingToken.max(former, next)).isEqualTo(next);
        assertThat(FencingToken.max(next, former)).isEqualTo(next);
    }

    @Test
    void a_later_row_of_the_same_owner_wins() {
        FencingToken first = FencingToken.NONE.takeOver(A);
        assertThat(first.isFencedBy(first.next())).isTrue();
        assertThat(first.next().isFencedBy(first)).isFalse();
    }

    @Test
    void of_two_owners_with_the_same_epoch_one_wins_with_all_its_rows() {
        FencingToken ofA = FencingToken.NONE.takeOver(A);
        FencingToken ofB = FencingToken.NONE.takeOver(B);
        assertThat(ofB.next().next().isFencedBy(ofA)).isTrue();
        assertThat(ofA.isFencedBy(ofB.next().next())).isFalse();
    }

    @Test
    void rows_from_before_epochs_lose_to_every_owner_and_replace_one_another() {
        assertThat(FencingToken.NONE.isFencedBy(FencingToken.NONE.takeOver(B))).isTrue();
        assertThat(FencingToken.NONE.isFencedBy(FencingToken.NONE)).isFalse();
    }

    @Test
    void an_owner_that_takes_a_run_over_again_fences_its_own_former_rows() {
        FencingToken before = FencingToken.NONE.takeOver(A).next();
        assertThat(before.isFencedBy(before.takeOver(A))).isTrue();
    }

    @Test
    void a_run_whose_row_has_the_greatest_epoch_can_be_taken_over_again_and_again() {
        FencingToken token = new FencingToken(Long.MAX_VALUE, A, 5);
        for (int i = 0; i < 3; i++) {
            FencingToken next = token.takeOver(B);
            assertThat(token.isFencedBy(next)).isTrue();
            token = next.next();
        }
    }
}
