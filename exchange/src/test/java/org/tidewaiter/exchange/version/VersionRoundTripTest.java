package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import tools.jackson.databind.json.JsonMapper;

class VersionRoundTripTest {

    private final VersionVerifier verifier =
            new VersionVerifier(Node.partners(), (node, originator) -> originator.equals("EE-CUSTOMS"));

    private VersionContent verified(SignedVersion version) {
        VersionVerification verification = verifier.verify(version, Node.ESTONIA.name());
        assertThat(verification).isInstanceOf(VerifiedVersion.class);
        return ((VerifiedVersion) verification).content();
    }

    @Property(tries = 60)
    void whatWasIssuedIsReadBack(@ForAll @IntRange(max = 70) int parts) {
        IssuedVersion issued = Versions.issue(Versions.first(), parts);

        VersionContent content = verified(SignedVersion.parse(issued.signed().text()));

        assertThat(content).isEqualTo(issued.content());
        assertThat(content.claims()).isEqualTo(Versions.first());
        assertThat(content.digest()).isEqualTo(issued.digest());
    }

    @Test
    void theNodeThatItIsHandedOverToIsReadBackAndIsNoneForAWithdrawalOrTheIssuerItself() {
        VersionClaims claims = Versions.first().handingOverTo("lv-customs");

        assertThat(verified(Versions.issue(claims, 3).signed()).claims()).isEqualTo(claims);
        assertThat(claims.nextIssuer()).isEqualTo("lv-customs");
        assertThat(Versions.first().nextIssuer()).isEqualTo(Versions.first().issuer());
        assertThatThrownBy(() -> claims.handingOverTo(claims.issuer())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Versions.withdrawal(2, List.of(Digest.sha256(new byte[0])))
                        .handingOverTo("lv-customs"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLogsThatItsIssuerHadVerifiedAreReadBack() {
        VersionClaims plain = Versions.first();
        VersionClaims claims = new VersionClaims(
                plain.issuer(),
                plain.identity(),
                plain.version(),
                plain.kind(),
                plain.reason(),
                plain.predecessors(),
                plain.epoch(),
                plain.vocabulary(),
                plain.protocol(),
                plain.released(),
                plain.handling(),
                plain.onward(),
                null,
                List.of(
                        new LogWitness("hub", 1, 41, Digest.sha256(new byte[] {1})),
                        new LogWitness("lv-customs", 2, 0, Digest.sha256(new byte[0]))));

        assertThat(verified(Versions.issue(claims, 3).signed()).claims()).isEqualTo(claims);
    }

    @Property(tries = 60)
    void acceptsDisclosuresWithheldAndReordered(
            @ForAll @IntRange(min = 1, max = 40) int parts, @ForAll long seed, @ForAll @IntRange(max = 40) int kept) {
        IssuedVersion issued = Versions.issue(Versions.first(), parts);
        List<Disclosure> some = new ArrayList<>(issued.disclosures());
        Collections.shuffle(some, new Random(seed));
        some = some.subList(0, Math.min(kept, parts));
        List<String> encoded = some.stream().map(Disclosure::encoded).toList();

        VersionContent content = verified(new SignedVersion(issued.jws(), encoded));

        assertThat(content.disclosures()).isEqualTo(some);
        assertThat(content.digest()).isEqualTo(issued.digest());
        assertThat(content.disclosed())
                .isEqualTo(issued.signed().withOnly(encoded).disclosed());
    }

    @Property(tries = 30)
    void whatTravelsIsNamedByTheSameDigestInAnyOrder(
            @ForAll @IntRange(min = 2, max = 20) int parts, @ForAll long seed) {
        SignedVersion signed = Versions.issue(Versions.first(), parts).signed();
        List<String> shuffled = new ArrayList<>(signed.disclosures());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(DisclosedSet.digest(shuffled)).isEqualTo(signed.disclosed());
        assertThat(DisclosedSet.digest(shuffled.subList(1, parts))).isNotEqualTo(signed.disclosed());
    }

    @Test
    void theNumberOfDigestsTellsNothingOfTheNumberOfParts() throws Exception {
        int[][] partsAndDigests = {{0, 16}, {1, 16}, {16, 16}, {17, 32}, {33, 64}, {65, 128}, {129, 256}, {256, 256}};
        for (int[] pair : partsAndDigests) {
            String payload =
                    Forgery.payloadOf(Versions.issue(Versions.first(), pair[0]).jws());
            assertThat(new JsonMapper().readTree(payload).get("_sd").size()).isEqualTo(pair[1]);
        }
    }

    @Test
    void theSamePartsNeverGetTheSameDigests() {
        IssuedVersion one = Versions.issue(Versions.first(), 3);
        IssuedVersion other = Versions.issue(Versions.first(), 3);

        assertThat(one.disclosures())
                .extracting(Disclosure::digest)
                .doesNotContainAnyElementsOf(
                        other.disclosures().stream().map(Disclosure::digest).toList());
    }

    @Test
    void aWithheldPartLeavesNoTraceInTheToken() {
        IssuedVersion issued = Versions.issue(Versions.first(), 5);

        assertThat(Forgery.payloadOf(issued.jws())).doesNotContain("goods", "TOBACCO", "Marke");
    }

    @Test
    void aWithdrawalHoldsNoDigests() {
        IssuedVersion first = Versions.issue(Versions.first(), 5);
        IssuedVersion withdrawal = Versions.issue(Versions.withdrawal(2, List.of(first.digest())), 0);

        assertThat(verified(withdrawal.signed()).claims().withdrawalReason()).contains("ERROR");
        assertThat(Forgery.payloadOf(withdrawal.jws())).doesNotContain("_sd");
    }

    @Test
    void theDigestExcludesTheSignature() {
        IssuedVersion issued = Versions.issue(Versions.first(), 2);
        String otherSignature = issued.jws().substring(0, issued.jws().lastIndexOf('.')) + ".AAAA";

        assertThat(new SignedVersion(otherSignature, List.of()).digest()).isEqualTo(issued.digest());
    }

    @Test
    void issuesNoPartNamedTwice() {
        VersionIssuer issuer = new VersionIssuer(Node.ESTONIA.key(), Versions.RANDOM);
        Part part = Versions.parts(1).getFirst();

        assertThatThrownBy(() -> issuer.issue(Versions.first(), List.of(part, part)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void issuesNoWithdrawalThatDiscloses() {
        VersionClaims withdrawal = Versions.withdrawal(
                2, List.of(Versions.issue(Versions.first(), 1).digest()));

        assertThatThrownBy(() -> Versions.issue(withdrawal, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFractionalNumberIsNoPart() {
        assertThatThrownBy(() -> new Part("quantity", new JsonMapper().readTree("{\"amount\":1.5}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartHidesNoDigests() {
        assertThatThrownBy(() -> new Part("place", new JsonMapper().readTree("{\"a\":[{\"_sd\":[]}]}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
