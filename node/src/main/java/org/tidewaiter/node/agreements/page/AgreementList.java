package org.tidewaiter.node.agreements.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All agreements of this node.
 *
 * @param waiting texts that wait for somebody here
 * @param sent texts that wait for a partner
 * @param partners each with its agreements
 * @param settled texts that came to nothing, newest first
 * @param mayAdminister whether the reader may propose
 */
public record AgreementList(
        List<TextLine> waiting,
        List<TextLine> sent,
        List<Partner> partners,
        List<TextLine> settled,
        boolean mayAdminister) {

    public AgreementList {
        waiting = List.copyOf(waiting);
        sent = List.copyOf(sent);
        partners = List.copyOf(partners);
        settled = List.copyOf(settled);
    }

    /** A partner, with nothing where there is no agreement. */
    public record Partner(String name, String title, List<AgreementLine> agreements) {

        public Partner {
            agreements = List.copyOf(agreements);
        }
    }

    /**
     * One agreement.
     *
     * @param scope what it is about, in a few words
     * @param note since when it is suspended, or when it ended; null where there is nothing to say
     */
    public record AgreementLine(
            String number,
            String path,
            String direction,
            String revision,
            String scope,
            Mark mark,
            @Nullable String note) {}

    /**
     * One text on its way.
     *
     * @param what which revision of what
     * @param note who made it and what became of it
     */
    public record TextLine(String what, String path, String direction, Mark mark, String note, Instant at) {}
}
