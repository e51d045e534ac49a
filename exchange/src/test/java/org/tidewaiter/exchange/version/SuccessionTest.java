package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.Rule;

class SuccessionTest {

    private final VersionVerifier verifier = new VersionVerifier(Node.partners(), (node, originator) -> true);
    private final IssuedVersion first = Versions.issue(Versions.first(), 1);
    private final IssuedVersion second = after(first, 2);
    private final IssuedVersion third = after(second, 3);
    private final IssuedVersion withdrawal = Versions.issue(Versions.withdrawal(3, List.of(second.digest())), 0);

    private static IssuedVersion after(IssuedVersion predecessor, int version) {
        return Versions.issue(Versions.claims(Versions.IDENTITY, version, List.of(predecessor.digest())), version);
    }

    private static HeldVersion held(IssuedVersion version) {
        return HeldVersion.of(version.content());
    }

    private BareVersion bare(IssuedVersion version) {
        return verifier.verifyBare(version.jws(), Node.ESTONIA.name()).orElseThrow();
    }

    private static Succession judge(
            IssuedVersion version, @Nullable Digest after, List<BareVersion> skipped, HeldVersion... held) {
        return Succession.judge(version.claims(), version.digest(), after, skipped, List.of(held));
    }

    @Test
    void anyVersionMayComeFirst() {
        assertThat(judge(first, null, List.of())).isEqualTo(new Succession.Next());
        assertThat(judge(third, null, List.of())).isEqualTo(new Succession.Next());
    }

    @Test
    void aVersionFollowsItsPredecessor() {
        assertThat(judge(second, first.digest(), List.of(), held(first))).isEqualTo(new Succession.Next());
    }

    @Test
    void aVersionFollowsOverSkippedOnes() {
        assertThat(judge(third, first.digest(), List.of(bare(second)), held(first)))
                .isEqualTo(new Succession.Next());
    }

    @Test
    void refusesAVersionWhoseSkippedOnesDoNotComeAlong() {
        assertThat(judge(third, first.digest(), List.of(), held(first)))
                .isEqualTo(new Succession.Impossible(Rule.CHAIN_BROKEN));
    }

    @Test
    void refusesSkippedVersionsOfAnotherReport() {
        ReportIdentity other =
                new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e12"));
        IssuedVersion foreign = Versions.issue(Versions.claims(other, 2, List.of(first.digest())), 1);
        IssuedVersion claimed = after(foreign, 3);

        assertThat(judge(claimed, first.digest(), List.of(bare(foreign)), held(first)))
                .isEqualTo(new Succession.Impossible(Rule.CHAIN_BROKEN));
    }

    @Test
    void waitsForAPredecessorThatIsNotHeld() {
        assertThat(judge(third, second.digest(), List.of(), held(first))).isEqualTo(new Succession.Unlinked());
        assertThat(judge(second, first.digest(), List.of())).isEqualTo(new Succession.Unlinked());
    }

    @Test
    void knowsTheVeryVersionAgain() {
        assertThat(judge(first, null, List.of(), held(first))).isEqualTo(new Succession.Held());
        assertThat(judge(first, null, List.of(), held(first), held(withdrawal))).isEqualTo(new Succession.Held());
    }

    @Test
    void keepsTheFirstOfTwoCorrectionsOfOneVersion() {
        IssuedVersion other = after(first, 2);

        assertThat(judge(other, first.digest(), List.of(), held(first), held(second)))
                .isEqualTo(new Succession.Conflicting(second.digest()));
    }

    @Test
    void namesTheBranchHeldWhenAVersionFollowsAnother() {
        IssuedVersion other = Versions.issue(Versions.first(), 2);

        assertThat(judge(after(other, 2), null, List.of(), held(first)))
                .isEqualTo(new Succession.Conflicting(first.digest()));
    }

    @Test
    void acceptsAVersionThatNamesBothBranches() {
        IssuedVersion other = after(first, 2);
        IssuedVersion joining =
                Versions.issue(Versions.claims(Versions.IDENTITY, 3, List.of(second.digest(), other.digest())), 1);

        assertThat(judge(joining, second.digest(), List.of(), held(first), held(second)))
                .isEqualTo(new Succession.Next());
        assertThat(judge(joining, other.digest(), List.of(), held(first), held(other)))
                .isEqualTo(new Succession.Next());
    }

    @Test
    void anEarlierVersionJoinsTheHistory() {
        assertThat(judge(first, null, List.of(), held(second))).isEqualTo(new Succession.Earlier());
    }

    @Test
    void namesTheBranchHeldWhenAnEarlierVersionBelongsToAnother() {
        IssuedVersion other = Versions.issue(Versions.first(), 2);

        assertThat(judge(other, null, List.of(), held(second))).isEqualTo(new Succession.Conflicting(second.digest()));
    }

    @Test
    void aVersionThatFillsAGapIsCheckedAgainstBothEnds() {
        IssuedVersion otherFirst = Versions.issue(Versions.first(), 2);
        IssuedVersion otherSecond = after(first, 2);

        assertThat(judge(second, null, List.of(), held(first), held(third))).isEqualTo(new Succession.Earlier());
        assertThat(judge(otherSecond, null, List.of(), held(first), held(third)))
                .isEqualTo(new Succession.Conflicting(third.digest()));
        assertThat(judge(second, null, List.of(), held(otherFirst), held(third)))
                .isEqualTo(new Succession.Conflicting(otherFirst.digest()));
    }

    @Test
    void aVersionThatPassesOverTheOneBelowItIsOfAnotherBranch() {
        IssuedVersion passing = after(first, 3);

        assertThat(judge(passing, first.digest(), List.of(), held(first), held(second)))
                .isEqualTo(new Succession.Conflicting(second.digest()));
    }

    @Test
    void aWithdrawalStandsEvenBelowContentThatIsHeld() {
        assertThat(judge(withdrawal, null, List.of(), held(after(third, 4)))).isEqualTo(new Succession.Next());
    }

    @Test
    void aWithdrawalIsAcceptedWhateverIsMissing() {
        assertThat(judge(withdrawal, second.digest(), List.of(), held(first))).isEqualTo(new Succession.Next());
        assertThat(judge(withdrawal, second.digest(), List.of())).isEqualTo(new Succession.Next());
    }

    @Test
    void aWithdrawalIsFinal() {
        IssuedVersion late = after(withdrawal, 4);

        assertThat(judge(late, withdrawal.digest(), List.of(), held(withdrawal)))
                .isEqualTo(new Succession.Impossible(Rule.REPORT_WITHDRAWN));
    }

    @Test
    void anOlderVersionFoundLaterDoesNotBringTheReportBack() {
        assertThat(judge(first, null, List.of(), held(withdrawal)))
                .isEqualTo(new Succession.Impossible(Rule.REPORT_WITHDRAWN));
    }

    @Test
    void theSameNumberOfAnotherOriginatorIsAnotherReport() {
        ReportIdentity estonian = Versions.IDENTITY;
        assertThat(new ReportIdentity("LV-CUSTOMS", estonian.number())).isNotEqualTo(estonian);
    }

    @Test
    void noBareVersionWithoutAValidSignature() {
        String forged = first.jws().substring(0, first.jws().lastIndexOf('.') + 1) + "AAAA";

        assertThat(verifier.verifyBare(forged, Node.ESTONIA.name())).isEmpty();
    }
}
