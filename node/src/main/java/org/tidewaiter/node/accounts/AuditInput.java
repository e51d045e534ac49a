package org.tidewaiter.node.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.audit.AuditFilter;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/**
 * The filter of the audit page, as typed.
 *
 * @param from first day, ISO 8601
 * @param to last day, ISO 8601
 */
record AuditInput(
        @Nullable String account,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to) {

    List<Fault> faults(Page page) {
        var faults = new ArrayList<Fault>();
        check(page, faults, "from", from);
        check(page, faults, "to", to);
        return faults;
    }

    /** To be asked only when there are no faults. */
    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                given(account).map(name -> name.toLowerCase(Locale.ROOT)),
                given(action),
                given(subject),
                given(from).map(day -> start(LocalDate.parse(day), zone)),
                given(to).map(day -> start(LocalDate.parse(day).plusDays(1), zone)));
    }

    /** For addresses; empty when nothing is filtered. */
    String query() {
        var parts = new LinkedHashMap<String, Optional<String>>();
        parts.put("account", given(account));
        parts.put("action", given(action));
        parts.put("subject", given(subject));
        parts.put("from", given(from));
        parts.put("to", given(to));
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream()
                        .map(value -> part.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static void check(Page page, List<Fault> faults, String path, @Nullable String typed) {
        if (given(typed).filter(text -> !isDay(text)).isPresent()) {
            faults.add(new Fault(path, "audit-day", page.text("accounts.fault.day")));
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1900;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<String> given(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }
}
