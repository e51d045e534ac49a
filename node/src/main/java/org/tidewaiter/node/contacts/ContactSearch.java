package org.tidewaiter.node.contacts;

/**
 * What is looked for; empty asks for nothing.
 *
 * @param words each must occur in the entry
 * @param node whose entries
 * @param originator of a report: the entry of that member of a gateway, and of the gateway itself
 */
public record ContactSearch(String words, String node, String originator) {

    /** All. */
    public static final ContactSearch ALL = new ContactSearch("", "", "");
}
