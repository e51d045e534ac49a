package org.tidewaiter.report.disclosure;

import tools.jackson.databind.JsonNode;

/**
 * What becomes of one recorded field when a report leaves. Made for showing to those who may read the whole report: it
 * holds the value, also of a personal field.
 *
 * @param path for example {@code goods[0].quantity.amount} or {@code nominal.driver}
 * @param section part of the form: event, place, goods, route, transport, consignment, concealment, offenders, companies,
 *     text, grading, pictures, nominal
 */
public record FieldDecision(String path, String section, JsonNode value, Decision decision) {

    /** Whether the field leaves, and if not, why. */
    public enum Decision {
        LEAVES,
        /** Personal data; never leaves. */
        PERSONAL,
        /** The profile does not list it. */
        OUTSIDE_PROFILE,
        /** Text that no person has released. */
        TEXT_HELD,
        /** Would describe persons of a group of fewer than three. */
        FEWER_THAN_THREE,
        /** Belongs to goods of a category that is not agreed. */
        OTHER_CATEGORY
    }
}
