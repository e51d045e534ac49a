package org.tidewaiter.node.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows: the language and its words, the node, the reader, where we are. Templates get it as
 * {@code page}; controllers may take it as a parameter.
 *
 * @param viewer null before sign-in
 * @param path of this page, without host and query
 * @param back path and query to come back to, after a change of language for instance
 * @param csrf null where the request has none
 * @param search null when no module searches
 * @param told what the request before this one did, from the flash attribute {@link #TOLD}; null for nothing
 */
public record Page(
        Language language,
        Appearance appearance,
        Messages messages,
        Wording wording,
        Assets assets,
        NodeIdentity node,
        @Nullable Viewer viewer,
        List<NavigationGroup> navigation,
        String path,
        String back,
        @Nullable Csrf csrf,
        @Nullable SearchBox search,
        @Nullable String told) {

    /** A flash attribute: one sentence, in the reader's language, that the next page shows on top. */
    public static final String TOLD = "told";

    /** The request's proof that a form came from our own page. */
    public record Csrf(String parameter, String header, String token) {

        /** For {@code hx-headers}: sent with every htmx request. */
        public String asHeaders() {
            return "{\"" + header + "\":\"" + token + "\"}";
        }
    }

    public Page {
        navigation = List.copyOf(navigation);
    }

    /** The message in the reader's language. */
    public String text(String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }

    /** The address of a file under {@code static/assets}, such as {@code tidewaiter.css}. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** The address of an icon in the sprite. */
    public String icon(String name) {
        return assets.address("vendor/icons.svg") + "#" + name;
    }

    /** The organisation's name in the reader's language. */
    public String nodeTitle() {
        return node.title().in(language.locale());
    }

    /** "National node, Estonia (demonstration)". */
    public String nodeInWords() {
        return text(
                node.demonstration() ? "web.node.demonstration" : "web.node",
                text("web.part." + node.code()),
                nodeTitle());
    }
}
