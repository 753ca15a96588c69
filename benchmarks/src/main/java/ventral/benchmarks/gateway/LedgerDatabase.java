package ventral.benchmarks.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ventral.contract.name.SweepName;

/** Accesses the database of the gateway that is measured. */
final class LedgerDatabase implements AutoCloseable {

    private final Connection connection;

    LedgerDatabase(String jdbcUrl, String user, String password) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl, user, password);
    }

    long rows(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    /** Returns the number of records of all topics that the ledger has read. */
    long readRecords() throws SQLException {
        return number("select coalesce(sum(next_offset), 0) from position");
    }

    /** Runs the vacuum and analyze that PostgreSQL would run by itself some time later. */
    void analyse() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** Adds the rows that the ledger would hold if the sweep and its runs had been repeated under another name. */
    void copy(SweepName from, SweepName to) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // The ledger's writer waits for this row.
            statement.execute("select * from incarnation for update");
            copy(statement, "sweep", "name = '%s'".formatted(from), from, to);
            for (String table : List.of("run", "checkpoint", "score")) {
                String itsRuns = "%s like 'runs/%s-%%'".formatted(table.equals("run") ? "name" : "run", from.id());
                copy(statement, table, itsRuns, from, to);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void copy(Statement statement, String table, String which, SweepName from, SweepName to)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet column = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (column.next()) {
                String name = column.getString("COLUMN_NAME");
                columns.add(name);
                values.add(value(name, column.getString("TYPE_NAME"), from, to));
            }
        }
        int rows = statement.executeUpdate("insert into %s (%s) select %s from %s where %s"
                .formatted(table, String.join(", ", columns), String.join(", ", values), table, which));
        statement.execute("update incarnation set revision = revision + " + rows);
    }

    private static String value(String column, String type, SweepName from, SweepName to) {
        if (column.equals("revision")) {
            return "(select revision from incarnation) + row_number() over (order by revision)";
        }
        return type.equals("text")
                ? "replace(replace(%s, 'runs/%s-', 'runs/%s-'), '%s', '%s')"
                        .formatted(column, from.id(), to.id(), from, to)
                : column;
    }

    long bytes() throws SQLException {
        return number("select pg_database_size(current_database())");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
