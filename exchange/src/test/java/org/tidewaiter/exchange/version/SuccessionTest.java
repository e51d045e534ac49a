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

    private static final String NEXT = Node.LATVIA.name();

    private final IssuedVersion handOver = Versions.issue(
            Versions.claims(Versions.IDENTITY, 2, List.of(first.digest())).handingOverTo(NEXT), 2);
    private final IssuedVersion byNext = byNext(3, handOver.digest());

    private static IssuedVersion byNext(int version, Digest... predecessors) {
        return Versions.issuedBy(
                Node.LATVIA, Versions.claims(NEXT, Versions.IDENTITY, version, List.of(predecessors)), version);
    }

    private BareVersion bareOfNext(IssuedVersion version) {
        return verifier.verifyBare(version.jws(), NEXT).orElseThrow();
    }

    @Test
    void afterAHandOverTheNextIssuerAloneIssues() {
        assertThat(judge(byNext, null, List.of(), held(handOver))).isEqualTo(new Succession.Next());
        assertThat(judge(after(handOver, 3), handOver.digest(), List.of(), held(first), held(handOver)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(after(byNext, 4), null, List.of(), held(first), held(handOver), held(byNext)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
    }

    @Test
    void beforeTheHandOverTheNextIssuersVersionsWaitOrAreRefused() {
        assertThat(judge(byNext, null, List.of(), held(first))).isEqualTo(new Succession.Unlinked());
        assertThat(judge(byNext(2, first.digest()), null, List.of(), held(first)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
    }

    @Test
    void aHandOverThatComesAlongShowsTheRight() {
        assertThat(judge(byNext, null, List.of(bare(handOver)), held(first))).isEqualTo(new Succession.Next());
        IssuedVersion stolen = Versions.issuedBy(
                Node.LATVIA,
                Versions.claims(NEXT, Versions.IDENTITY, 2, List.of(first.digest()))
                        .handingOverTo("XX"),
                1);
        IssuedVersion onIt = byNext(3, stolen.digest());
        assertThat(judge(onIt, null, List.of(bareOfNext(stolen)), held(first))).isEqualTo(new Succession.Unlinked());
    }

    @Test
    void aHandOverThatComesAlongShowsTheRightOverAGapAsIfItHadComeItself() {
        IssuedVersion later = Versions.issue(
                Versions.claims(Versions.IDENTITY, 3, List.of(second.digest())).handingOverTo(NEXT), 1);
        IssuedVersion onIt = byNext(4, later.digest());
        IssuedVersion withdrawn =
                Versions.issuedBy(Node.LATVIA, Versions.withdrawal(NEXT, 5, List.of(onIt.digest())), 0);
        List<BareVersion> along = List.of(bare(later), bareOfNext(onIt));

        assertThat(judge(later, null, List.of(), held(first))).isEqualTo(new Succession.Next());
        assertThat(judge(onIt, null, List.of(), held(first), held(later))).isEqualTo(new Succession.Next());
        assertThat(judge(onIt, null, List.of(bare(later)), held(first))).isEqualTo(new Succession.Next());
        assertThat(judge(withdrawn, null, along, held(first))).isEqualTo(new Succession.Next());

        IssuedVersion besideFirst = Versions.issue(Versions.first(), 2);
        IssuedVersion ofAnotherBranch = Versions.issue(
                Versions.claims(Versions.IDENTITY, 2, List.of(besideFirst.digest()))
                        .handingOverTo(NEXT),
                1);
        IssuedVersion onThat = byNext(3, ofAnotherBranch.digest());
        assertThat(judge(onThat, null, List.of(bare(ofAnotherBranch)), held(first)))
                .isNotEqualTo(new Succession.Next());
    }

    @Test
    void aFormerIssuerTakesNothingBackOverAGapByATokenBesideItsHandOver() {
        IssuedVersion later = Versions.issue(
                Versions.claims(Versions.IDENTITY, 3, List.of(second.digest())).handingOverTo(NEXT), 1);
        IssuedVersion byNext = byNext(4, later.digest());
        IssuedVersion beside = Versions.issue(Versions.claims(Versions.IDENTITY, 6, List.of(second.digest())), 1);
        IssuedVersion onIt = after(beside, 7);
        IssuedVersion withdrawn = Versions.issue(Versions.withdrawal(7, List.of(beside.digest())), 0);

        for (IssuedVersion taking : List.of(onIt, withdrawn)) {
            assertThat(judge(taking, null, List.of(bare(beside)), held(later), held(byNext)))
                    .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        }
    }

    @Test
    void theNextIssuersVersionMayComeFirstAndWhatItFollowsJoinsTheHistory() {
        assertThat(judge(byNext, null, List.of())).isEqualTo(new Succession.Next());
        assertThat(judge(handOver, null, List.of(), held(byNext))).isEqualTo(new Succession.Earlier());
        IssuedVersion noHandOver = after(first, 2);
        IssuedVersion onIt = byNext(3, noHandOver.digest());
        assertThat(judge(noHandOver, null, List.of(), held(onIt))).isEqualTo(new Succession.Conflicting(onIt.digest()));
    }

    @Test
    void aReportIsHandedBackByTheNodeThatHasItAlone() {
        IssuedVersion back = Versions.issuedBy(
                Node.LATVIA,
                Versions.claims(NEXT, Versions.IDENTITY, 3, List.of(handOver.digest()))
                        .handingOverTo(Node.ESTONIA.name()),
                3);
        IssuedVersion again = after(back, 4);

        assertThat(judge(again, null, List.of(), held(handOver), held(back))).isEqualTo(new Succession.Next());
        assertThat(judge(again, null, List.of(), held(first), held(handOver))).isEqualTo(new Succession.Unlinked());
        assertThat(judge(again, null, List.of(bareOfNext(back)), held(handOver)))
                .isEqualTo(new Succession.Next());
    }

    @Test
    void aWithdrawalCountsFromTheNodeThatHasTheReport() {
        IssuedVersion byNew =
                Versions.issuedBy(Node.LATVIA, Versions.withdrawal(NEXT, 3, List.of(handOver.digest())), 0);
        IssuedVersion byFormer = Versions.issue(Versions.withdrawal(3, List.of(handOver.digest())), 0);
        IssuedVersion later = Versions.issue(Versions.withdrawal(9, List.of(third.digest())), 0);

        assertThat(judge(byNew, null, List.of(), held(first))).isEqualTo(new Succession.Next());
        assertThat(judge(byFormer, null, List.of(), held(handOver)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(later, null, List.of(), held(handOver))).isEqualTo(new Succession.Unlinked());
    }

    @Test
    void nobodyTakesAReportBackByPassingOverTheHandOver() {
        IssuedVersion over = Versions.issue(Versions.claims(Versions.IDENTITY, 4, List.of(first.digest())), 1);
        IssuedVersion beside = after(after(first, 2), 3);
        IssuedVersion withdrawn = Versions.issue(Versions.withdrawal(9, List.of(first.digest())), 0);

        assertThat(judge(over, null, List.of(), held(first), held(handOver)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(after(beside, 4), null, List.of(), held(first), held(handOver)))
                .isEqualTo(new Succession.Unlinked());
        assertThat(judge(withdrawn, null, List.of(), held(first), held(handOver)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(withdrawn, null, List.of(), held(first), held(byNext)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
    }

    @Test
    void nobodyTakesAReportBackByForkingIt() {
        IssuedVersion fork = after(first, 2);
        IssuedVersion joining =
                Versions.issue(Versions.claims(Versions.IDENTITY, 3, List.of(fork.digest(), handOver.digest())), 1);
        IssuedVersion healed = byNext(3, fork.digest(), handOver.digest());

        assertThat(judge(joining, null, List.of(), held(first), held(handOver))).isEqualTo(new Succession.Unlinked());
        assertThat(judge(joining, null, List.of(bare(fork)), held(first), held(handOver)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(healed, null, List.of(bare(handOver)), held(first), held(fork)))
                .isEqualTo(new Succession.Next());
        assertThat(judge(healed, null, List.of(), held(first), held(handOver))).isEqualTo(new Succession.Next());
    }

    @Test
    void nobodyTakesAReportBackByGoingOnWithAFork() {
        IssuedVersion fork = after(first, 2);
        IssuedVersion further = after(fork, 3);
        List<Digest> both = List.of(byNext.digest(), further.digest());
        IssuedVersion byFormer = Versions.issue(Versions.claims(Versions.IDENTITY, 4, both), 1);
        IssuedVersion healed = byNext(4, byNext.digest(), further.digest());
        List<BareVersion> all = List.of(bare(handOver), bare(fork), bare(further), bareOfNext(byNext));

        assertThat(judge(byFormer, null, all, held(first), held(handOver), held(byNext)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(byFormer, null, all, held(first), held(fork), held(further)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(healed, null, all, held(first), held(handOver), held(byNext)))
                .isEqualTo(new Succession.Next());
        assertThat(judge(healed, null, all, held(first), held(fork), held(further)))
                .isEqualTo(new Succession.Next());
    }

    @Test
    void aFormerIssuersVersionDoesNotComeFirstWhereTheHandOverComesAlong() {
        IssuedVersion late = after(handOver, 3);

        assertThat(judge(late, null, List.of(bare(first), bare(handOver))))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
        assertThat(judge(byNext, null, List.of(bare(first), bare(handOver)))).isEqualTo(new Succession.Next());
    }

    @Test
    void nobodyTakesAReportBackByHandingItOverMoreOften() {
        String third = Node.HUB.name();
        IssuedVersion away = Versions.issue(
                Versions.claims(Versions.IDENTITY, 2, List.of(first.digest())).handingOverTo(third), 1);
        IssuedVersion back = Versions.issuedBy(
                Node.HUB,
                Versions.claims(third, Versions.IDENTITY, 3, List.of(away.digest()))
                        .handingOverTo(Node.ESTONIA.name()),
                1);
        IssuedVersion joining =
                Versions.issue(Versions.claims(Versions.IDENTITY, 4, List.of(byNext.digest(), back.digest())), 1);
        List<BareVersion> all =
                List.of(bare(away), verifier.verifyBare(back.jws(), third).orElseThrow());

        assertThat(judge(joining, null, all, held(first), held(handOver), held(byNext)))
                .isEqualTo(new Succession.Impossible(Rule.NOT_THE_ISSUER));
    }

    @Test
    void nobodyTakesAReportWithAFirstVersionOfHisOwn() {
        IssuedVersion own = Versions.issuedBy(
                Node.LATVIA,
                Versions.claims(NEXT, Versions.IDENTITY, 1, List.of()).handingOverTo(Node.HUB.name()),
                1);
        IssuedVersion onIt = Versions.issuedBy(
                Node.HUB,
                Versions.claims(Node.HUB.name(), Versions.IDENTITY, 2, List.of(first.digest(), own.digest())),
                1);

        assertThat(judge(onIt, null, List.of(bareOfNext(own)), held(first))).isEqualTo(new Succession.Unlinked());
    }

    @Test
    void aHandOverCountsBesideABranchOfItsIssuerWhateverCameBefore() {
        IssuedVersion unknown = after(first, 2);
        IssuedVersion over = Versions.issue(
                Versions.claims(Versions.IDENTITY, 3, List.of(unknown.digest())).handingOverTo(NEXT), 1);
        IssuedVersion forgotten = after(unknown, 3);
        IssuedVersion joining = byNext(4, over.digest(), forgotten.digest());

        assertThat(judge(joining, null, List.of(bare(over), bare(forgotten)), held(forgotten)))
                .isEqualTo(new Succession.Next());
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
