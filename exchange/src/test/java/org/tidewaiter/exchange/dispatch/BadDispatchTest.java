package org.tidewaiter.exchange.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;

/** One test for each way in which a dispatch can be wrong as a whole. */
class BadDispatchTest {

    private static final VerificationKey ESTONIA = Node.ESTONIA.key().verificationKey();
    private static final DispatchRefused STALE = new DispatchRefused(Rule.STALE_AGREEMENT, "/claims/agreement");

    private final SignedDispatch good = Dispatches.signed(3);
    private final DispatchReader reader = new DispatchReader(Node.HUB.name(), Node.partners(), header -> true);
    private final DispatchReader ended = new DispatchReader(Node.HUB.name(), Node.partners(), new AgreementsInForce() {
        @Override
        public boolean cover(DispatchHeader header) {
            return false;
        }

        @Override
        public boolean everCovered(DispatchHeader header) {
            return header.agreement().equals("EE-HUB-1");
        }
    });

    private void assertRefused(byte[] body, Rule rule) {
        assertThat(reader.read(body, ESTONIA))
                .isInstanceOfSatisfying(
                        DispatchRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private void assertRefused(String body, Rule rule) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8), rule);
    }

    private String text() {
        return new String(good.body(), StandardCharsets.UTF_8);
    }

    private String content() {
        return text().substring(text().indexOf('\n') + 1);
    }

    private String token() {
        return text().substring("{\"dispatch\":\"".length(), text().indexOf("\"}\n"));
    }

    private static String body(String token, String content) {
        return "{\"dispatch\":\"" + token + "\"}\n" + content;
    }

    private static byte[] signedBy(SigningKey key, String sender, String audience) {
        return new DispatchWriter(key)
                .write(Dispatches.header(sender, audience), Dispatches.items(1))
                .body();
    }

    /** A dispatch whose header is signed over that very content. */
    private String signedOver(String content, int items) {
        String claims = Forgery.payloadOf(token())
                .replaceAll("\"items\":\\d+", "\"items\":" + items)
                .replaceAll(
                        "\"content\":\"[^\"]+\"",
                        "\"content\":\"" + Digest.sha256(content.getBytes(StandardCharsets.UTF_8)) + "\"");
        return body(Forgery.token(Forgery.headerOf(token()), claims, Node.ESTONIA.key()), content);
    }

    private String withClaims(String claims) {
        return body(Forgery.token(Forgery.headerOf(token()), claims, Node.ESTONIA.key()), content());
    }

    @Test
    void acceptsTheDispatchThatTheOthersAreMadeFrom() {
        assertThat(reader.read(good.body(), ESTONIA)).isInstanceOf(VerifiedDispatch.class);
        assertThat(reader.read(signedOver(content(), 3).getBytes(StandardCharsets.UTF_8), ESTONIA))
                .isInstanceOf(VerifiedDispatch.class);
    }

    @Test
    void refusesADispatchFromAnUnknownSender() {
        assertRefused(signedBy(Node.STRANGER.key(), Node.STRANGER.name(), Node.HUB.name()), Rule.UNKNOWN_SENDER);
    }

    @Test
    void refusesADispatchForAnotherAudience() {
        assertRefused(signedBy(Node.ESTONIA.key(), Node.ESTONIA.name(), Node.LATVIA.name()), Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesADispatchSignedWithAnotherMembersKey() {
        assertRefused(signedBy(Node.LATVIA.key(), Node.ESTONIA.name(), Node.HUB.name()), Rule.WRONG_KEY);
    }

    @Test
    void refusesAForgedDispatchUnderTheRightKeyId() {
        String forged = Forgery.token(Forgery.headerOf(token()), Forgery.payloadOf(token()), Node.STRANGER.key());
        assertRefused(body(forged, content()), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesADispatchOverALineThatBelongsToAnotherNode() {
        assertThat(reader.read(good.body(), Node.LATVIA.key().verificationKey()))
                .isEqualTo(new DispatchRefused(Rule.TLS_IDENTITY_DIFFERS, "/header/kid"));
    }

    @Test
    void refusesADispatchUnderAnAgreementNotInForce() {
        DispatchReader strict = new DispatchReader(
                Node.HUB.name(), Node.partners(), header -> !header.agreement().equals("EE-HUB-1"));
        assertThat(strict.read(good.body(), ESTONIA)).isEqualTo(STALE);
    }

    @Test
    void refusesContentUnderAnAgreementThatIsNoLongerInForceAlsoBesideAWithdrawal() {
        DispatchItem content = Dispatches.items(1).getFirst();

        assertThat(ended.read(good.body(), ESTONIA)).isEqualTo(STALE);
        assertThat(ended.read(dispatch(withdrawal(), content), ESTONIA)).isEqualTo(STALE);
    }

    @Test
    void refusesAWithdrawalThatDisclosesUnderAnAgreementThatIsNoLongerInForce() {
        DispatchItem withdrawal = withdrawal();
        DispatchItem discloses = new DispatchItem(
                new SignedVersion(
                        withdrawal.version().jws(),
                        Dispatches.items(1).getFirst().version().disclosures()),
                null,
                List.of());

        assertThat(ended.read(dispatch(discloses), ESTONIA)).isEqualTo(STALE);
    }

    @Test
    void takesWithdrawalsUnderAnAgreementThatIsNoLongerInForceAndUnderNoneThatNeverWas() {
        byte[] withdrawals = dispatch(withdrawal(), withdrawal());
        DispatchReader stranger = new DispatchReader(Node.HUB.name(), Node.partners(), header -> false);

        assertThat(ended.read(withdrawals, ESTONIA)).isInstanceOf(VerifiedDispatch.class);
        assertThat(stranger.read(withdrawals, ESTONIA)).isEqualTo(STALE);
    }

    private static DispatchItem withdrawal() {
        return DispatchItem.first(Versions.issue(Versions.withdrawal(2, List.of(Digest.sha256(new byte[0]))), 0)
                .signed());
    }

    private static byte[] dispatch(DispatchItem... items) {
        return new DispatchWriter(Node.ESTONIA.key())
                .write(Dispatches.header(), List.of(items))
                .body();
    }

    @Test
    void refusesAnAlteredItem() {
        assertRefused(text().replaceFirst("~", "~AAAA~"), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesASwappedOrder() {
        String[] lines = content().split("\n");
        assertRefused(body(token(), lines[1] + "\n" + lines[0] + "\n" + lines[2] + "\n"), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesARemovedItem() {
        assertRefused(body(token(), content().substring(content().indexOf('\n') + 1)), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesAnAddedItem() {
        assertRefused(text() + content(), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesWhiteSpaceAdded() {
        assertRefused(text() + "\n", Rule.ALTERED_CONTENT);
        assertRefused(text().replace("\n", "\r\n"), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesATruncatedDispatch() {
        assertRefused(Arrays.copyOf(good.body(), good.body().length - 1), Rule.ALTERED_CONTENT);
        assertRefused(Arrays.copyOf(good.body(), 100), Rule.MALFORMED_ITEM);
    }

    @Test
    void checksTheHashBeforeItParsesAnItem() {
        assertRefused(body(token(), "no item at all\n"), Rule.ALTERED_CONTENT);
    }

    @Test
    void refusesAnAlteredHeader() {
        String[] parts = token().split("\\.");
        String claims = Forgery.payloadOf(token()).replace("\"sequence\":17", "\"sequence\":18");
        assertRefused(body(parts[0] + "." + Forgery.encode(claims) + "." + parts[2], content()), Rule.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidewaiter-version+sd-jwt",
                "tidewaiter-receipt+jwt",
                "tidewaiter-agreement+jwt",
                "tidewaiter-standing+jwt",
                "JWT"
            })
    void refusesAnotherSignedKindInThePlaceOfADispatch(String type) {
        String header = Forgery.header(type, Node.ESTONIA.key());
        assertRefused(
                body(Forgery.token(header, Forgery.payloadOf(token()), Node.ESTONIA.key()), content()),
                Rule.KIND_MISMATCH);
    }

    @Test
    void refusesAVersionInThePlaceOfADispatch() {
        assertRefused(body(Versions.issue(Versions.first(), 1).jws(), content()), Rule.KIND_MISMATCH);
    }

    @Test
    void refusesADowngradedAlgorithm() {
        String header = Forgery.headerOf(token()).replace("EdDSA", "none");
        String unsigned = Forgery.encode(header) + "." + Forgery.encode(Forgery.payloadOf(token())) + ".";
        assertRefused(body(unsigned, content()), Rule.WRONG_ALGORITHM);
    }

    @Test
    void refusesAnotherSpellingOfTheSignature() {
        assertRefused(body(Forgery.otherSpelling(token()), content()), Rule.NOT_CANONICAL_BASE64URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{}\n",
                "[]\n",
                "null\n",
                "{\"dispatch\":1}\n",
                "{\"dispatch\":\"a\",\"dispatch\":\"b\"}\n",
                "{\"dispatch\":\"a\",\"more\":1}\n",
                "{\"dispatch\":\"a\"} {}\n",
                "\uFEFF{\"dispatch\":\"a\"}\n",
                "<html>502 Bad Gateway</html>\n"
            })
    void refusesABodyThatDoesNotBeginWithASignedHeader(String body) {
        assertThat(reader.read(body.getBytes(StandardCharsets.UTF_8), ESTONIA)).isInstanceOf(DispatchRefused.class);
    }

    @Test
    void refusesAnotherEncoding() {
        assertRefused(text().getBytes(StandardCharsets.UTF_16LE), Rule.NOT_STRICT_JSON);
    }

    @Test
    void refusesDeepNesting() {
        assertRefused("{\"dispatch\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}\n", Rule.NOT_STRICT_JSON);
    }

    @Test
    void refusesAHeaderThatIsTooLong() {
        assertRefused(body("x".repeat(DispatchBounds.HEADER_BYTES), content()), Rule.TOO_LARGE);
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        assertRefused(new byte[DispatchBounds.BYTES + 1], Rule.TOO_LARGE);
    }

    @Test
    void refusesMoreItemsThanAllowed() {
        assertRefused(
                withClaims(Forgery.payloadOf(token()).replace("\"items\":3", "\"items\":501")), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAnItemThatIsTooLong() {
        String content = "{\"version\":\"" + "x".repeat(DispatchBounds.ITEM_BYTES) + "~\"}\n";
        assertRefused(signedOver(content, 1), Rule.TOO_LARGE);
    }

    @Test
    void refusesMoreSkippedVersionsThanAllowed() {
        String skipped = "\"x\",".repeat(DispatchItem.MAXIMUM_SKIPPED) + "\"x\"";
        assertRefused(signedOver("{\"version\":\"a.b.c~\",\"skipped\":[" + skipped + "]}\n", 1), Rule.TOO_LARGE);
    }

    @Test
    void refusesFewerOrMoreItemsThanAnnounced() {
        assertRefused(signedOver(content(), 2), Rule.MALFORMED_ITEM);
        assertRefused(signedOver(content(), 4), Rule.MALFORMED_ITEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "{\"version\":1}",
                "{\"version\":\"\"}",
                "{\"version\":\"a.b.c\"}",
                "{\"version\":\"a.b.c~\",\"other\":1}",
                "{\"version\":\"a.b.c~\",\"version\":\"d.e.f~\"}",
                "{\"version\":\"a.b.c~\",\"after\":\"x\"}",
                "{\"version\":\"a.b.c~\",\"skipped\":\"x\"}",
                "{\"version\":\"a.b.c~\",\"skipped\":[1]}"
            })
    void refusesALineThatIsNoItem(String line) {
        assertThat(reader.read(signedOver(line + "\n", 1).getBytes(StandardCharsets.UTF_8), ESTONIA))
                .isInstanceOf(DispatchRefused.class);
    }

    @Test
    void anUnreadableTokenIsForItsOwnItemToAnswer() {
        DispatchReading reading =
                reader.read(signedOver("{\"version\":\"nonsense~\"}\n", 1).getBytes(StandardCharsets.UTF_8), ESTONIA);

        assertThat(reading).isInstanceOfSatisfying(VerifiedDispatch.class, verified -> {
            List<DispatchItem> items = verified.dispatch().items();
            assertThat(items).hasSize(1);
            assertThat(items.getFirst().reference().digest())
                    .isEqualTo(Digest.sha256("nonsense".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void refusesAnUnknownClaim() {
        assertRefused(
                withClaims(Forgery.payloadOf(token()).replace("{\"id\"", "{\"priority\":1,\"id\"")),
                Rule.CLAIM_UNKNOWN);
    }

    @Test
    void refusesTheTokenOfAnotherPartnersDispatch() {
        byte[] latvian = signedBy(Node.LATVIA.key(), Node.LATVIA.name(), Node.HUB.name());
        assertRefused(latvian, Rule.TLS_IDENTITY_DIFFERS);
    }

    @Test
    void namesEachKindByItsOwnType() {
        assertThat(Arrays.stream(SignedKind.values()).map(SignedKind::type)).doesNotHaveDuplicates();
    }
}
