package org.tidewaiter.node.casework.page;

import java.util.List;

/**
 * A report that a partner did not accept, as a task for a person.
 *
 * @param path of the report's page
 * @param again whether this account may send the version again
 */
public record Setback(String path, String title, String originator, List<AtPartner> partners, boolean again) {

    public Setback {
        partners = List.copyOf(partners);
    }

    /**
     * What one partner said.
     *
     * @param reasons sentences
     * @param next what can be done
     * @param again whether the same version may go once more
     */
    public record AtPartner(String sentence, List<String> reasons, String next, boolean again) {

        public AtPartner {
            reasons = List.copyOf(reasons);
        }
    }
}
