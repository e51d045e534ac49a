package org.tidewaiter.node.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/** What the form of a person sent, as typed. */
record PersonInput(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable List<String> roles,
        @Nullable String region,
        @Nullable String countries,
        @Nullable String office,
        @Nullable String member,
        @Nullable String language) {
    private static final int LONGEST_NAME = 120;

    static PersonInput empty() {
        return new PersonInput(null, null, null, null, null, null, null, "en");
    }

    static PersonInput of(Account account) {
        var profile = account.profile();
        return new PersonInput(
                account.name(),
                profile.displayName(),
                profile.roles().stream().map(Role::name).toList(),
                profile.region().orElse(null),
                profile.countries().stream().sorted().collect(Collectors.joining(" ")),
                profile.office().orElse(null),
                profile.member().orElse(null),
                profile.language());
    }

    /** Lower case, because nobody should have to remember how it was written. */
    String accountName() {
        return text(name).toLowerCase(Locale.ROOT);
    }

    List<String> tickedRoles() {
        return roles == null ? List.of() : roles;
    }

    List<Fault> faults(Page page, Regions regions, boolean named) {
        var faults = new ArrayList<Fault>();
        if (named && !Account.NAME.matcher(accountName()).matches()) {
            faults.add(fault(page, "name", "name"));
        }
        if (text(displayName).isEmpty() || text(displayName).length() > LONGEST_NAME) {
            faults.add(fault(page, "displayName", "display-name"));
        }
        if (chosenRoles().isEmpty()) {
            faults.add(fault(page, "roles", "roles"));
        }
        if (!text(region).isEmpty() && !regions.isRegion(text(region))) {
            faults.add(fault(page, "region", "region"));
        }
        if (!chosenCountries().stream().allMatch(Regions::isCountry)) {
            faults.add(fault(page, "countries", "countries"));
        }
        if (text(office).length() > LONGEST_NAME) {
            faults.add(fault(page, "office", "office"));
        }
        return faults;
    }

    /** On a gateway: whoever records or decides belongs to a member, and to one that there is. */
    List<Fault> memberFaults(Page page, NodeSettings settings) {
        boolean known = settings.member(text(member)).isPresent();
        boolean needed = chosenRoles().contains(Role.OFFICER) || chosenRoles().contains(Role.COORDINATOR);
        boolean wrong = text(member).isEmpty() ? needed && !settings.members().isEmpty() : !known;
        return wrong ? List.of(fault(page, "member", "member")) : List.of();
    }

    /** To be asked only when there are no faults. */
    Account.Profile profile() {
        return new Account.Profile(
                text(displayName),
                chosenRoles(),
                Optional.of(text(region)).filter(code -> !code.isEmpty()),
                chosenCountries(),
                Optional.of(text(office)).filter(words -> !words.isEmpty()),
                "fr".equals(language) ? "fr" : "en",
                Optional.of(text(member)).filter(name -> !name.isEmpty()));
    }

    private Set<Role> chosenRoles() {
        return Arrays.stream(Role.values())
                .filter(role -> tickedRoles().contains(role.name()))
                .collect(Collectors.toSet());
    }

    private Set<String> chosenCountries() {
        return Arrays.stream(text(countries).toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Fault fault(Page page, String path, String rule) {
        return new Fault(path, "account-" + rule, page.text("accounts.fault." + rule));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
