package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.NoDataFoundException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class GroundsTest {

    static Stream<RuntimeException> whatALostDatabaseThrows() {
        return Stream.of(
                new DataAccessResourceFailureException("gone before a statement"),
                new CannotCreateTransactionException("gone before a transaction"),
                new TransactionSystemException("gone within a transaction"),
                new DataAccessException(
                        "gone while the shape of a result was read",
                        new SQLException("This connection has been closed.", "08003")));
    }

    @ParameterizedTest
    @MethodSource("whatALostDatabaseThrows")
    void aLostDatabaseIsAPassingTrouble(RuntimeException cause) {
        assertThat(Grounds.of(cause).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    static Stream<RuntimeException> whatAFaultOfOursThrows() {
        return Stream.of(
                new DataIntegrityViolationException("twice"),
                new NoDataFoundException("none"),
                new DataAccessException("wrong", new SQLException("no such column", "42703")),
                new IllegalStateException("wrong"));
    }

    @ParameterizedTest
    @MethodSource("whatAFaultOfOursThrows")
    void aFaultOfOursIsNotCalledPassing(RuntimeException cause) {
        assertThat(Grounds.of(cause).status()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
