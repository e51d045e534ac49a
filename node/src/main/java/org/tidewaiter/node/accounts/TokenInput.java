package org.tidewaiter.node.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/** What the form of a new token sent, as typed. */
record TokenInput(
        @Nullable String label,
        @Nullable String days,
        @Nullable List<String> roles) {
    private static final int LONGEST_LABEL = 80;
    private static final Set<String> DAYS = Set.of("30", "90", "365");

    String labelText() {
        return label == null ? "" : label.strip();
    }

    /** Everything is ticked where there is nothing to choose. */
    List<String> ticked(Set<Role> held) {
        return held.size() == 1 ? held.stream().map(Role::name).toList() : roles == null ? List.of() : roles;
    }

    Set<Role> chosen(Set<Role> held) {
        return Arrays.stream(Role.values())
                .filter(held::contains)
                .filter(role -> ticked(held).contains(role.name()))
                .collect(Collectors.toSet());
    }

    /** To be asked only when there are no faults. */
    Duration life() {
        return Duration.ofDays(Long.parseLong(String.valueOf(days)));
    }

    List<Fault> faults(Page page, Set<Role> held) {
        var faults = new ArrayList<Fault>();
        if (labelText().isEmpty() || labelText().length() > LONGEST_LABEL) {
            faults.add(fault(page, "label"));
        }
        if (days == null || !DAYS.contains(days)) {
            faults.add(fault(page, "days"));
        }
        if (chosen(held).isEmpty()) {
            faults.add(new Fault("roles", "token-roles", page.text("accounts.fault.roles")));
        }
        return faults;
    }

    private static Fault fault(Page page, String path) {
        return new Fault(path, "token-" + path, page.text("accounts.fault." + path));
    }
}
