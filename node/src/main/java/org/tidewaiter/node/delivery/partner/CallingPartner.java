package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.VerificationKey;

/** Says which partner is at the other end of the line, by its certificate, and how much it may ask. */
@Component
class CallingPartner {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Partners partners;
    private final LaneSettings settings;
    private final Clock clock;
    private final Map<String, CallBounds> bounds = new ConcurrentHashMap<>();
    private final Map<String, CallBounds> looks = new ConcurrentHashMap<>();

    CallingPartner(Partners partners, LaneSettings settings, Clock clock) {
        this.partners = partners;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<Partner> of(HttpServletRequest request) {
        return keyOf(request, partners.keys()).flatMap(partners::holding);
    }

    /** Which of the keys issued the certificate that the other end of the line has shown. */
    static Optional<VerificationKey> keyOf(HttpServletRequest request, Collection<VerificationKey> candidates) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                ? IdentityTls.signerOf(chain, candidates)
                : Optional.empty();
    }

    CallBounds bounds(Partner partner) {
        return bounds.computeIfAbsent(partner.name(), name -> new CallBounds(settings.callsPerMinute(), clock));
    }

    /** Apart from its other calls: a look is answered also while as many of those are under way as may be. */
    CallBounds looks(Partner partner) {
        return looks.computeIfAbsent(partner.name(), name -> new CallBounds(PartnerRequests.LOOKS_PER_MINUTE, clock));
    }
}
