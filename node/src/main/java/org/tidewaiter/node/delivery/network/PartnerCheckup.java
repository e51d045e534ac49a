package org.tidewaiter.node.delivery.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.node.checkup.Checkup;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.delivery.partner.ClockOffsets;
import org.tidewaiter.node.delivery.partner.Countdown;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerLook;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.FileLanes;

/** Each partner as it is now: whether it is reached, its protocol, its clock, its certificate. */
@Component
class PartnerCheckup implements Checkup {

    private static final Duration CERTIFICATE_WARNING = Duration.ofDays(14);

    private final Partners partners;
    private final PartnerLook look;
    private final ClockOffsets offsets;
    private final FileLanes fileLanes;
    private final Clock clock;

    PartnerCheckup(Partners partners, PartnerLook look, ClockOffsets offsets, FileLanes fileLanes, Clock clock) {
        this.partners = partners;
        this.look = look;
        this.offsets = offsets;
        this.fileLanes = fileLanes;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        List<Partner> all = partners.all();
        if (all.isEmpty()) {
            return List.of(Finding.watch("partners", "partners.none"));
        }
        List<Partner> online = all.stream()
                .filter(partner -> !fileLanes.carried(partner.name()))
                .toList();
        return look.at(online).stream().flatMap(seen -> of(seen).stream()).toList();
    }

    private List<Finding> of(PartnerLook.Seen seen) {
        return switch (seen) {
            case PartnerLook.Seen.Away(var partner, var problem) -> away(partner.name(), problem);
            case PartnerLook.Seen.Here here -> here(here);
        };
    }

    private List<Finding> away(String partner, String problem) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                problem.equals("tls-refused") || problem.equals("http-403")
                        ? Finding.bad(partner, "reach.refused", partner)
                        : Finding.bad(partner, "reach.away", partner, problem));
        offsets.with(partner).ifPresent(offset -> findings.add(clockOf(partner, offset)));
        return findings;
    }

    private List<Finding> here(PartnerLook.Seen.Here here) {
        String name = here.partner().name();
        List<Finding> findings = new ArrayList<>(List.of(Finding.good(name, "reach", name), protocol(name, here)));
        Optional.ofNullable(here.offset())
                .or(() -> offsets.with(name))
                .ifPresent(offset -> findings.add(clockOf(name, offset)));
        Instant end = here.certificateEnds();
        if (end != null) {
            findings.add(certificateOf(name, Countdown.to(end, clock.instant())));
        }
        return findings;
    }

    private static Finding protocol(String partner, PartnerLook.Seen.Here here) {
        if (here.protocols().contains(VersionClaims.PROTOCOL)) {
            return Finding.good(partner, "protocol", partner, VersionClaims.PROTOCOL);
        }
        String theirs = here.protocols().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return theirs.isEmpty()
                ? Finding.watch(partner, "protocol.untold", partner)
                : Finding.bad(partner, "protocol.differs", partner, theirs, VersionClaims.PROTOCOL);
    }

    private static Finding certificateOf(String partner, Countdown countdown) {
        Object[] said = {partner, countdown.day(), countdown.days()};
        return countdown.isWithin(CERTIFICATE_WARNING)
                ? Finding.watch(partner, "partner.certificate.ends", said)
                : Finding.good(partner, "partner.certificate", said);
    }

    private static Finding clockOf(String partner, Duration offset) {
        Object[] said = {partner, offset.toMillis() / 1000.0};
        return ClockOffsets.isPlausible(offset)
                ? Finding.good(partner, "clock", said)
                : Finding.watch(partner, "clock.differs", said);
    }
}
