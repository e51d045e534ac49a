package org.tidewaiter.node.delivery.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.log.Clearings.Cleared;
import org.tidewaiter.node.delivery.log.Cosigners.Cosigned;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.page.LogSection;
import org.tidewaiter.node.delivery.page.LogSection.Clearing;
import org.tidewaiter.node.delivery.page.LogSection.Warning;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;

/** Says on a partner's page how far its log was verified and who cosigned it, and how far this node's own has come. */
@Component
public class LogWords {

    private final LogHeadRows rows;
    private final WitnessedPointRows witnesses;
    private final Clearings clearings;
    private final Cosigners cosigners;
    private final Ledger ledger;
    private final NodeIdentity identity;

    LogWords(
            LogHeadRows rows,
            WitnessedPointRows witnesses,
            Clearings clearings,
            Cosigners cosigners,
            Ledger ledger,
            NodeIdentity identity) {
        this.rows = rows;
        this.witnesses = witnesses;
        this.clearings = clearings;
        this.cosigners = cosigners;
        this.identity = identity;
        this.ledger = ledger;
    }

    static String clearingPath(String partner) {
        return NetworkAddress.PATH + "/" + partner + "/clearings";
    }

    public LogSection section(AccessScope scope, Page page, String partner) {
        Cosigned cosigned = cosigners.of(partner);
        return new LogSection(
                words(partner, cosigned, page), warning(partner, cosigned, page), clearing(scope, page, partner));
    }

    private static @Nullable Warning warning(String partner, Cosigned cosigned, Page page) {
        return cosigned.lapsed().isEmpty()
                ? null
                : new Warning(
                        page.text("delivery.log.cosigned.lapsed", partner),
                        page.text("delivery.log.cosigned.lapsed.next", partner, String.join(", ", cosigned.lapsed())));
    }

    private @Nullable Clearing clearing(AccessScope scope, Page page, String partner) {
        if (!scope.may(Permission.ADMINISTER_NETWORK)) {
            return null;
        }
        List<Choice> standing = Stream.of(partner, identity.node())
                .flatMap(log -> witnesses.of(log, State.CONTRADICTED).stream())
                .map(point -> new Choice(
                        Contradiction.of(point).code(),
                        page.text("delivery.log.clear.said", point.log(), word(point, page))))
                .toList();
        List<Choice> reasons = Arrays.stream(ClearingReason.values())
                .map(reason -> new Choice(reason.name(), word(reason, page)))
                .toList();
        return standing.isEmpty() ? null : new Clearing(clearingPath(partner), standing, reasons);
    }

    private List<Definition> words(String partner, Cosigned cosigned, Page page) {
        List<Definition> words = new ArrayList<>();
        rows.verified(partner).ifPresent(verified -> {
            LogPoint point = verified.point();
            words.add(new Definition(
                    page.text("delivery.log.verified"),
                    page.text(
                            "delivery.log.verified.at",
                            page.wording().number(point.size()),
                            verified.verifiedAt() == null ? "" : page.wording().time(verified.verifiedAt()))));
            words.add(new Definition(
                    page.text("delivery.log.unproven"), page.wording().number(rows.unproven(partner))));
            words.add(
                    new Definition(page.text("delivery.log.root"), point.root().text()));
        });
        addWitnesses(words, partner, "delivery.log", page);
        add(words, "delivery.log.cosigned", confirmed(cosigned, true), page);
        add(words, "delivery.log.cosigned.unknown", confirmed(cosigned, false), page);
        add(words, "delivery.log.cosigned.otherwise", cosigned.otherwise(), page);
        long own = ledger.head().point().size();
        if (own > 0) {
            words.add(
                    new Definition(page.text("delivery.log.own"), page.wording().number(own)));
        }
        addWitnesses(words, identity.node(), "delivery.log.own", page);
        Cosigned ownCosigned = cosigners.ofOwn();
        add(words, "delivery.log.own.cosigned", ownCosigned.confirmed(), page);
        add(words, "delivery.log.own.cosigned.otherwise", ownCosigned.otherwise(), page);
        return words;
    }

    private static List<HeldCosignature> confirmed(Cosigned cosigned, boolean known) {
        return cosigned.confirmed().stream().filter(one -> one.known() == known).toList();
    }

    private static void add(List<Definition> words, String key, List<HeldCosignature> cosignatures, Page page) {
        if (!cosignatures.isEmpty()) {
            words.add(new Definition(
                    page.text(key),
                    cosignatures.stream().map(one -> word(one, page)).collect(Collectors.joining("; "))));
        }
    }

    private static String word(HeldCosignature cosignature, Page page) {
        return page.text(
                "delivery.log.cosigned.at",
                cosignature.cosigner(),
                page.wording().number(cosignature.point().size()),
                page.wording().time(cosignature.at()));
    }

    private void addWitnesses(List<Definition> words, String log, String key, Page page) {
        long confirmed = witnesses.confirmed(log);
        if (confirmed > 0) {
            words.add(
                    new Definition(page.text(key + ".confirmed"), page.wording().number(confirmed)));
        }
        List<WitnessedPoint> otherwise = witnesses.of(log, State.CONTRADICTED);
        if (!otherwise.isEmpty()) {
            words.add(new Definition(
                    page.text(key + ".otherwise"),
                    otherwise.stream().map(point -> word(point, page)).collect(Collectors.joining("; "))));
        }
        List<Cleared> cleared = clearings.of(log);
        if (!cleared.isEmpty()) {
            words.add(new Definition(
                    page.text(key + ".cleared"),
                    cleared.stream().map(one -> word(one, page)).collect(Collectors.joining("; "))));
        }
    }

    private static String word(Cleared cleared, Page page) {
        return page.text(
                "delivery.log.cleared.at",
                word(cleared.point(), page),
                page.wording().time(cleared.at()),
                word(cleared.reason(), page));
    }

    private static String word(ClearingReason reason, Page page) {
        return page.text("delivery.log.clear.reason." + reason.name());
    }

    private static String word(WitnessedPoint point, Page page) {
        VersionRef version = point.version();
        return point.witness() + ", "
                + page.text("delivery.report-version", version.identity().toString(), version.version());
    }
}
