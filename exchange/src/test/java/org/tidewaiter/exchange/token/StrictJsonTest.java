package org.tidewaiter.exchange.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> StrictJson.readObject(bytes, "/claims")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Ülle Õunapuu\"}",
                "{\"text\":\"Ввоз сигарет\\n\\tиз Нарвы\"}",
                "{\"text\":\"\u200F\u062A\u0628\u063A\"}",
                "{\"text\":\"\\ud83d\\udea2\"}",
                "{\"n\":999999999999999999,\"m\":-1}",
                " { \"a\" : [ true , null ] } "
            })
    void acceptsWhatPeopleWrite(String json) throws Refusal {
        assertThat(StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8), ""))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "{",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":1}/* */",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\u001b[31m\"}",
                "{\"a\":\"\\u0085\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udea2\\ud83d\"}",
                "{\"a\":\"\\u202e\"}",
                "{\"a\":\"\\u202d\"}",
                "{\"a\":\"\\ufffe\"}",
                "{\"a\\u0000\":1}",
                "\uFEFF{\"a\":1}"
            })
    void refusesWhatCouldBeReadInTwoWays(String json) {
        assertRefused(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22c0af227d", // overlong slash
                "7b2261223a22eda080227d", // surrogate in UTF-8
                "7b2261223a22f8888080af227d", // five bytes
                "7b2261223a22e9227d", // ISO 8859-1
                "7b2261223a22c3", // cut in mid-character
                "fffe7b0022006100", // UTF-16
                "7b00220061002200" // UTF-16 without a mark
            })
    void refusesAnotherEncoding(String hex) {
        assertRefused(HexFormat.of().parseHex(hex));
    }

    @Test
    void refusesDeepNesting() {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertRefused(deep.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000000000", "123456789012345678901234567890", "1.0", "1e3", "-0.0", "1e999999999"})
    void refusesNumbersThatReadersRoundDifferently(String number) {
        assertRefused(("{\"a\":" + number + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        try {
            assertThat(StrictJson.readObject(bytes, "")).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.path()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "AB", "A", "A+", "A/", "AA\n", " AA", "AAA=", "ÄÄ"})
    void base64urlHasOneSpelling(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text, ""))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo(Rule.NOT_CANONICAL_BASE64URL));
    }

    @Property(tries = 200)
    void base64urlIsReadBack(@ForAll @Size(max = 100) byte[] bytes) throws Refusal {
        assertThat(Base64Url.decode(Base64Url.encode(bytes), "")).isEqualTo(bytes);
    }
}
