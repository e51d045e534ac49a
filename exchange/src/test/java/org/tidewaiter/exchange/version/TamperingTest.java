package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.dispatch.DispatchReader;
import org.tidewaiter.exchange.dispatch.DispatchRefused;
import org.tidewaiter.exchange.dispatch.SignedDispatch;

/** Whatever single character is changed, wherever: nothing else passes as what was signed. */
class TamperingTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=";
    private static final String VERSION =
            Versions.issue(Versions.first(), 5).signed().text();
    private static final SignedDispatch DISPATCH = Dispatches.signed(2);

    private final VersionVerifier verifier = new VersionVerifier(Node.partners(), (node, originator) -> true);
    private final DispatchReader reader = new DispatchReader(Node.HUB.name(), Node.partners(), header -> true);

    @Property(tries = 1000)
    void noChangedCharacterPassesInAVersion(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int position, @ForAll @IntRange(max = 66) int letter) {
        int at = position % VERSION.length();
        String changed = VERSION.substring(0, at) + ALPHABET.charAt(letter) + VERSION.substring(at + 1);
        if (changed.equals(VERSION) || !SignedVersion.isText(changed)) {
            return;
        }

        assertThat(verifier.verify(SignedVersion.parse(changed), Node.ESTONIA.name()))
                .isInstanceOf(RejectedVersion.class);
    }

    @Property(tries = 1000)
    void noChangedByteOfADispatchPasses(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] changed = DISPATCH.body().clone();
        changed[position % changed.length] ^= (byte) change;

        assertThat(reader.read(changed, null)).isInstanceOf(DispatchRefused.class);
    }
}
