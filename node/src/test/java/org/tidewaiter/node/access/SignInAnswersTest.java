package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "http://node.example/cases?q=a%20b, /cases?q=a%20b",
        "https://evil.example/cases, /cases",
        "/cases, /cases",
        "http://node.example/, /"
    })
    void goesBackToThePathAndNeverToAHost(String asked, String sentTo) {
        assertThat(SignInAnswers.localPart(asked)).isEqualTo(sentTo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://node.example//evil.example/",
                "//evil.example",
                "http://node.example/\\evil.example",
                "javascript:alert(1)",
                "http://node.example",
                "",
                "%"
            })
    void goesToTheFirstPageInsteadOfAnotherHost(String asked) {
        assertThat(SignInAnswers.localPart(asked)).isEqualTo("/");
    }

    @Test
    void aTokenDoesNotShowItselfWhenPrinted() {
        var token = TokenSecret.parse("tw_" + "x".repeat(43)).orElseThrow();

        assertThat(token.toString()).doesNotContain("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tw_",
                "tw_short",
                "xx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "tw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void onlyOneShapeIsAToken(String text) {
        assertThat(TokenSecret.parse(text)).isEmpty();
    }
}
