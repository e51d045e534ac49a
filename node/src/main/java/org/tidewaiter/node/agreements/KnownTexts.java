package org.tidewaiter.node.agreements;

import java.util.Optional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;

/** Texts of agreements that both sides have not signed yet, or never will. */
public interface KnownTexts {

    /** The terms of a text, by its digest. */
    Optional<Agreement> proposed(AccessScope scope, String digest);
}
