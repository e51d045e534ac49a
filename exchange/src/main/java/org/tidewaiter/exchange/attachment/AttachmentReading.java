package org.tidewaiter.exchange.attachment;

import org.tidewaiter.exchange.token.Rule;

/** What came of reading a receipt for an attachment. */
public sealed interface AttachmentReading {

    /** Signed by the partner, for these bytes and this sender. Only {@link AttachmentReceipts} makes one. */
    final class Verified implements AttachmentReading {

        private final AttachmentReceipt receipt;
        private final String jws;

        Verified(AttachmentReceipt receipt, String jws) {
            this.receipt = receipt;
            this.jws = jws;
        }

        public AttachmentReceipt receipt() {
            return receipt;
        }

        /** The token as it was signed. */
        public String jws() {
            return jws;
        }
    }

    /**
     * Proves nothing.
     *
     * @param rule the rule it breaks
     * @param path where
     */
    record Refused(Rule rule, String path) implements AttachmentReading {}
}
