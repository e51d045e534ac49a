package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.node.access.PasswordRules.Fault;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"lantern above the pier", "Quai nº 7, à marée basse", "港の灯台の下で待つ夜の霧と船"})
    void acceptsAnythingLongEnoughAndUnusual(String password) {
        assertThat(rules.check(password, "mari.tamm")).isEmpty();
    }

    @Test
    void refusesElevenCharacters() {
        assertThat(rules.check("lantern-abo", "mari.tamm")).contains(Fault.TOO_SHORT);
        assertThat(rules.check("lantern-abov", "mari.tamm")).isEmpty();
    }

    @Test
    void countsCharactersNotCodeUnits() {
        assertThat(rules.check("🜁🜂🜃🜄🜅🜆", "mari.tamm")).contains(Fault.TOO_SHORT);
    }

    @Test
    void refusesMoreThanTwoHundredCharacters() {
        assertThat(rules.check("harbour ".repeat(25), "mari.tamm")).isEmpty();
        assertThat(rules.check("harbour ".repeat(25) + "!", "mari.tamm")).contains(Fault.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "Password2026!",
                "password 123456",
                "qwertyuiop123",
                "aaaaaaaaaaaa",
                "abababababab",
                "MotDePasse2026",
                "TideWaiter2026"
            })
    void refusesWhatGuessersTryFirst(String password) {
        assertThat(rules.check(password, "mari.tamm")).contains(Fault.COMMON);
    }

    @Test
    void refusesThePasswordThatHoldsTheAccountsName() {
        assertThat(rules.check("Mari.Tamm in Narva", "mari.tamm")).contains(Fault.HOLDS_NAME);
    }
}
