package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class GroundsTest {

    static Stream<RuntimeException> whatALostDatabaseThrows() {
        return Stream.of(
                new DataAccessResourceFailureException("gone before a statement"),
                new CannotCreateTransactionException("gone before a transaction"),
                new TransactionSystemException("gone within a transaction"));
    }

    @ParameterizedTest
    @MethodSource("whatALostDatabaseThrows")
    void aLostDatabaseIsAPassingTrouble(RuntimeException cause) {
        assertThat(Grounds.of(cause).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
