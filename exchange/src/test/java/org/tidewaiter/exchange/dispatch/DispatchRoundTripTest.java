package org.tidewaiter.exchange.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.IssuedVersion;

class DispatchRoundTripTest {

    private final DispatchReader reader = new DispatchReader(Node.HUB.name(), Node.partners(), header -> true);
    private final DispatchWriter writer = new DispatchWriter(Node.ESTONIA.key());

    private Dispatch read(byte[] body) {
        DispatchReading reading = reader.read(body, Node.ESTONIA.key().verificationKey());
        assertThat(reading).isInstanceOf(VerifiedDispatch.class);
        return ((VerifiedDispatch) reading).dispatch();
    }

    @Property(tries = 20)
    void whatWasWrittenIsReadBack(@ForAll @IntRange(min = 1, max = 30) int count) {
        List<DispatchItem> items = Dispatches.items(count);

        SignedDispatch sent = writer.write(Dispatches.header(), items);
        Dispatch received = read(sent.body());

        assertThat(received).isEqualTo(new Dispatch(Dispatches.header(), sent.hash(), items));
        assertThat(received.items()).extracting(DispatchItem::reference).isEqualTo(sent.items());
    }

    @Test
    void carriesWhatThePartnerAcceptedLastAndWhatWasSkipped() {
        IssuedVersion first = Versions.issue(Versions.first(), 1);
        IssuedVersion second = Versions.issue(Versions.claims(Versions.IDENTITY, 2, List.of(first.digest())), 1);
        IssuedVersion third = Versions.issue(Versions.claims(Versions.IDENTITY, 3, List.of(second.digest())), 1);
        DispatchItem item = new DispatchItem(third.signed(), first.digest(), List.of(second.jws()));

        assertThat(read(writer.write(Dispatches.header(), List.of(item)).body()).items())
                .containsExactly(item);
    }

    @Test
    void carriesAReceiptThatThePartnerMayHaveForgotten() {
        DispatchItem item =
                new DispatchItem(Versions.issue(Versions.first(), 1).signed(), null, List.of(), "e30.e30.AAAA");

        assertThat(read(writer.write(Dispatches.header(), List.of(item)).body()).items())
                .containsExactly(item);
    }

    @Test
    void theSameDispatchSentAgainHasTheSameHash() {
        List<DispatchItem> items = Dispatches.items(2);

        assertThat(writer.write(Dispatches.header(), items).body())
                .isEqualTo(writer.write(Dispatches.header(), items).body());
        assertThat(writer.write(Dispatches.header(), items).hash())
                .isNotEqualTo(
                        writer.write(Dispatches.header(), items.subList(0, 1)).hash());
    }

    @Test
    void aFullDispatchPasses() {
        DispatchItem item = Dispatches.items(1).getFirst();

        assertThat(read(writer.write(Dispatches.header(), Collections.nCopies(DispatchBounds.ITEMS, item))
                                .body())
                        .items())
                .hasSize(DispatchBounds.ITEMS);
    }

    @Test
    void writesNoDispatchThatWouldBeRefusedAsTooLarge() {
        DispatchItem item = Dispatches.items(1).getFirst();
        DispatchItem heavy = new DispatchItem(
                item.version(), null, Collections.nCopies(DispatchItem.MAXIMUM_SKIPPED, "x".repeat(30_000)));

        assertThatThrownBy(() -> writer.write(Dispatches.header(), Collections.nCopies(DispatchBounds.ITEMS + 1, item)))
                .isInstanceOf(DispatchTooLargeException.class);
        assertThatThrownBy(() -> writer.write(Dispatches.header(), Collections.nCopies(4, heavy)))
                .isInstanceOf(DispatchTooLargeException.class);
    }

    @Test
    void tellsHowManyBytesAnItemAdds() {
        List<DispatchItem> items = Dispatches.items(2);
        int both = writer.write(Dispatches.header(), items).body().length;
        int one = writer.write(Dispatches.header(), items.subList(0, 1)).body().length;

        assertThat(both - one).isEqualTo(DispatchWriter.size(items.get(1)));
    }

    @Test
    void readsNoMoreOfAStreamThanTheBoundsAllow() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThat(reader.read(endless, null)).isEqualTo(new DispatchRefused(Rule.TOO_LARGE, ""));
    }

    @Test
    void readsADispatchThatCameByFile() throws IOException {
        InputStream body = new ByteArrayInputStream(Dispatches.signed(3).body());

        assertThat(reader.read(body, null)).isInstanceOf(VerifiedDispatch.class);
    }
}
