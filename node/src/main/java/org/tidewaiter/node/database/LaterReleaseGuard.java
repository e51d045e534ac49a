package org.tidewaiter.node.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before anything else is done with a database, whether a later release has changed it. What a later release adds is
 * passed over. What an earlier program cannot work with, the later release has said in the name of the migration:
 * {@code V202701010001__breaks_what_it_does.sql}.
 */
final class LaterReleaseGuard implements Callback {

    private static final String HISTORY = "select to_regclass('public.flyway_schema_history') is not null";
    private static final String BREAKS = "select version, description from flyway_schema_history"
            + " where success and version is not null and description like 'breaks %' order by version";

    private final Set<String> known;

    /** @param known the versions of this program's migrations */
    LaterReleaseGuard(Set<String> known) {
        this.known = known;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return event == Event.BEFORE_VALIDATE || event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            List<String> breaking = breaking(context.getConnection());
            if (!breaking.isEmpty()) {
                throw new LaterReleaseException(breaking);
            }
        } catch (SQLException e) {
            throw new FlywayException("The history of the database cannot be read", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "later-release-guard";
    }

    private List<String> breaking(Connection connection) throws SQLException {
        List<String> breaking = new ArrayList<>();
        try (Statement query = connection.createStatement()) {
            if (!isThere(query)) {
                return breaking;
            }
            try (ResultSet row = query.executeQuery(BREAKS)) {
                while (row.next()) {
                    if (!known.contains(row.getString(1))) {
                        breaking.add(row.getString(1) + " (" + row.getString(2) + ")");
                    }
                }
            }
        }
        return breaking;
    }

    private static boolean isThere(Statement query) throws SQLException {
        try (ResultSet row = query.executeQuery(HISTORY)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
