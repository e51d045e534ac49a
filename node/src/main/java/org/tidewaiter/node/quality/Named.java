package org.tidewaiter.node.quality;

import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Rows about one of many reports, in two parameters however many these are. */
final class Named {

    private Named() {}

    static Condition among(Field<String> originator, Field<UUID> number, Collection<ReportIdentity> identities) {
        String[] originators =
                identities.stream().map(ReportIdentity::originator).toArray(String[]::new);
        UUID[] numbers = identities.stream().map(ReportIdentity::number).toArray(UUID[]::new);
        return DSL.condition(
                "({0}, {1}) in (select * from unnest({2}, {3}))",
                originator, number, DSL.val(originators), DSL.val(numbers));
    }
}
