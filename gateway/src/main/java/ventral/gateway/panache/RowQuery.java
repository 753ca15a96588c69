package ventral.gateway.panache;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.gateway.panache.row.RowMapper;

/** Builds and runs a query for rows of one table: one statement, which is a transaction of its own. */
final class RowQuery<R> {

    private final RowMapper<R> mapper;
    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();
    private boolean conditional;

    RowQuery(RowMapper<R> mapper) {
        this.mapper = mapper;
        this.sql = new StringBuilder(mapper.selectFrom());
    }

    /**
     * Adds a condition.
     *
     * @param values of its placeholders; a collection stands for an array of text
     */
    RowQuery<R> where(String condition, Object... values) {
        sql.append(conditional ? " and " : " where ").append(condition);
        conditional = true;
        parameters.addAll(List.of(values));
        return this;
    }

    RowQuery<R> orderBy(String order) {
        sql.append(" order by ").append(order);
        return this;
    }

    RowQuery<R> limit(int count) {
        sql.append(" limit ?");
        parameters.add(count);
        return this;
    }

    /**
     * Runs the query on a connection of its own.
     *
     * @throws LedgerUnavailableException if the database fails
     */
    List<R> list(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return list(connection);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    List<R> list(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameter(connection, parameters.get(i)));
            }
            return rows(statement);
        }
    }

    static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the database is unavailable", e);
    }

    private List<R> rows(PreparedStatement statement) throws SQLException {
        List<R> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    private static Object parameter(Connection connection, Object value) throws SQLException {
        if (value instanceof Collection<?> texts) {
            return connection.createArrayOf("text", texts.toArray());
        }
        return value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value;
    }
}
