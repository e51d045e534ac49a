package org.tidewaiter.node.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.VerificationKey;

/** Says which partner is at the other end of the line, by its certificate, and how much it may ask at once. */
@Component
class CallingPartner {

    private static final int AT_ONCE = 4;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Partners partners;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    CallingPartner(Partners partners) {
        this.partners = partners;
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

    /** The places of a partner for calls with a body of megabytes. */
    Semaphore places(Partner partner) {
        return places.computeIfAbsent(partner.name(), name -> new Semaphore(AT_ONCE));
    }
}
