package org.tidewaiter.report.registers;

import java.util.List;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * An animal or plant, or a group of them.
 *
 * @param name scientific name, without author
 * @param labels common names
 * @param also other scientific names and common names
 * @param appendices of the CITES convention; several where they differ by population or member of the group
 * @param subcategories codes of the list {@code subcategory} under which it is usually seized
 */
public record Taxon(
        String name, Rank rank, Labels labels, List<String> also, List<String> appendices, List<String> subcategories) {

    /** How wide the group is. */
    public enum Rank {
        SUBSPECIES,
        SPECIES,
        GENUS,
        SUBFAMILY,
        FAMILY,
        ORDER,
        CLASS
    }

    public Taxon {
        also = List.copyOf(also);
        appendices = List.copyOf(appendices);
        subcategories = List.copyOf(subcategories);
    }
}
