package org.tidewaiter.node.vocabulary;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Pager;

/** Addresses of this module's pages, and the ways between the pages of a list. */
final class Addresses {

    static final int LINES = 50;

    private Addresses() {}

    static String list(String list) {
        return path("/vocabulary/lists", list);
    }

    static String code(String list, String code) {
        return path("/vocabulary/lists", list, code);
    }

    static String place(String register, String code) {
        return register.equals(Office.REGISTER)
                ? path("/vocabulary/offices", code)
                : path("/vocabulary/places", register, code);
    }

    private static String path(String root, String... segments) {
        return UriComponentsBuilder.fromPath(root)
                .pathSegment(segments)
                .encode()
                .build()
                .toUriString();
    }

    /** With those that have a value. */
    static String with(String path, Map<String, String> asked) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new LinkedHashMap<>();
        asked.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** Where a list is read fifty at a time. */
    static Pager pager(Page page, String path, Map<String, String> asked, int from, int shown, int all) {
        return new Pager(
                page.text("vocabulary.range", shown == 0 ? 0 : from + 1, from + shown, all),
                from == 0 ? null : from(path, asked, Math.max(0, from - LINES)),
                from + shown >= all ? null : from(path, asked, from + LINES));
    }

    private static String from(String path, Map<String, String> asked, int from) {
        Map<String, String> all = new LinkedHashMap<>(asked);
        all.put("from", from == 0 ? "" : Integer.toString(from));
        return with(path, all);
    }
}
