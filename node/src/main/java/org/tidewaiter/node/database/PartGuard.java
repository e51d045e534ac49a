package org.tidewaiter.node.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Compares the configured part with the recorded one before the first migration runs, so that a hub started as a
 * national node by mistake does not even get the empty tables; records it after the last one of the first start.
 */
final class PartGuard implements Callback {

    private final NodeSettings.Node node;

    PartGuard(NodeSettings.Node node) {
        this.node = node;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_MIGRATE || event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_MIGRATE) {
                requireSamePart(context.getConnection());
            } else {
                record(context.getConnection());
            }
        } catch (SQLException e) {
            throw new FlywayException("The node's recorded part cannot be read", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "part-guard";
    }

    private void requireSamePart(Connection connection) throws SQLException {
        Optional<NodePart> recorded = recorded(connection);
        if (recorded.isPresent() && recorded.get() != node.part()) {
            throw new ChangedPartException(recorded.get(), node.part());
        }
    }

    private static Optional<NodePart> recorded(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return Optional.empty();
        }
        try (PreparedStatement query = connection.prepareStatement("select part from database.node_identity");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(NodePart.valueOf(row.getString(1))) : Optional.empty();
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select to_regclass('database.node_identity') is not null");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void record(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into database.node_identity (part, name) values (?, ?) on conflict do nothing")) {
            insert.setString(1, node.part().name());
            insert.setString(2, node.name());
            insert.executeUpdate();
        }
    }
}
