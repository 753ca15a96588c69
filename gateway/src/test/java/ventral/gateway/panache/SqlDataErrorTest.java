package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.gateway.ledger.query.LedgerUnavailableException;

class SqlDataErrorTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22008", "23505", "54000"})
    void the_data_is_at_fault(String state) {
        assertThat(SqlDataError.message(wrapped(new SQLException("refused", state))))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "25006", ""})
    void the_database_is_unavailable(String state) {
        assertThat(SqlDataError.message(wrapped(new SQLException("gone", state))))
                .isNull();
    }

    @Test
    void a_failure_without_a_state_is_not_the_data_s() {
        assertThat(SqlDataError.message(wrapped(new SQLException("gone")))).isNull();
        assertThat(SqlDataError.message(new LedgerUnavailableException("gone"))).isNull();
    }

    @Test
    void the_message_is_the_database_s_own() {
        BatchUpdateException batch = new BatchUpdateException("the whole statement", "22021", new int[0]);
        batch.initCause(new SQLException("character 0", "22021"));
        assertThat(SqlDataError.message(wrapped(batch))).isEqualTo("character 0");
    }

    private static LedgerUnavailableException wrapped(SQLException e) {
        return new LedgerUnavailableException("the database is unavailable", new IllegalStateException(e));
    }
}
