package org.tidewaiter.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchWriter;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Dispatches from Estonia to the hub. */
public final class Dispatches {

    private Dispatches() {}

    public static DispatchHeader header() {
        return header(Node.ESTONIA.name(), Node.HUB.name());
    }

    public static DispatchHeader header(String sender, String audience) {
        return new DispatchHeader(
                UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0eff"),
                sender,
                audience,
                Agreements.ESTONIA_TO_HUB.number(),
                Agreements.ESTONIA_TO_HUB.digest(),
                3,
                17,
                Instant.parse("2026-05-03T10:15:31.5Z"));
    }

    public static List<DispatchItem> items(int count) {
        List<DispatchItem> items = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            ReportIdentity identity = new ReportIdentity("EE-CUSTOMS", new UUID(0x0197b1f07c1e7000L + at, 1L << 63));
            items.add(DispatchItem.first(
                    Versions.issue(Versions.claims(identity, 1, List.of()), 3).signed()));
        }
        return items;
    }

    public static SignedDispatch signed(int items) {
        return new DispatchWriter(Node.ESTONIA.key()).write(header(), items(items));
    }
}
