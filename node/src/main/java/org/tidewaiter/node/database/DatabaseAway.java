package org.tidewaiter.node.database;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.TransactionException;

/**
 * Tells a database that is away, or has cut a transaction off, from a fault of what was being worked on: the first says nothing
 * about the work, which is to be tried again as it is.
 */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Whether this failure speaks of the database alone, in the words of Spring or, where it did not translate them, of jOOQ. */
    public static boolean explains(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _ -> true;
            case TransientDataAccessException _ -> true;
            case TransactionException _ -> true;
            // What jOOQ meets while it reads the shape of a result passes by the translation.
            case DataAccessException untranslated -> {
                SQLException cause = untranslated.getCause(SQLException.class);
                Throwable translated =
                        cause == null ? null : new SQLStateSQLExceptionTranslator().translate("query", null, cause);
                yield translated != null && explains(translated);
            }
            default -> false;
        };
    }
}
