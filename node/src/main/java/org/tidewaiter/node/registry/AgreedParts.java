package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Record;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.disclosure.Discloser;

/** Chooses the disclosures of a stored version that an agreement lets travel. */
final class AgreedParts {

    private static final String GOODS = "goods/";

    private AgreedParts() {}

    /**
     * The disclosures whose parts the profile lists; of the goods lines only those of the agreed categories. Nothing when
     * none of its lines is of an agreed category.
     */
    static List<String> of(Record version, Agreement agreement, Discloser profile) {
        String[] names = version.get(VERSION.PART_NAMES);
        String[] disclosures = version.get(VERSION.DISCLOSURES);
        Set<String> categories = Set.copyOf(agreement.categories());
        List<String> travelling = new ArrayList<>(names.length);
        boolean goods = false;
        boolean agreedGoods = false;
        for (int i = 0; i < names.length; i++) {
            if (!profile.permits(names[i])) {
                continue;
            }
            if (names[i].startsWith(GOODS)) {
                goods = true;
                if (!categories.contains(category(disclosures[i]))) {
                    continue;
                }
                agreedGoods = true;
            }
            travelling.add(disclosures[i]);
        }
        return goods && !agreedGoods ? List.of() : List.copyOf(travelling);
    }

    private static String category(String disclosure) {
        return DisclosedContent.part(disclosure).value().path("category").stringValue("");
    }
}
