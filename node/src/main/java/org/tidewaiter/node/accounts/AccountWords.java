package org.tidewaiter.node.accounts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.accounts.page.RoleChoice;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Roles, regions and countries as people read them. */
@Component
class AccountWords {
    private final Regions regions;
    private final NodeSettings settings;

    AccountWords(Regions regions, NodeSettings settings) {
        this.regions = regions;
        this.settings = settings;
    }

    String role(Page page, Role role) {
        return page.text("web.role." + role.name().toLowerCase(Locale.ROOT));
    }

    String roles(Page page, Set<Role> roles) {
        return roles.stream().sorted().map(role -> role(page, role)).collect(Collectors.joining(", "));
    }

    /** @param ticked names of roles, as sent */
    List<RoleChoice> choices(Page page, Collection<Role> offered, Collection<String> ticked) {
        return offered.stream()
                .sorted()
                .map(role -> new RoleChoice(
                        role.name(),
                        role(page, role),
                        page.text("accounts.role." + role.name().toLowerCase(Locale.ROOT)),
                        ticked.contains(role.name())))
                .toList();
    }

    List<Choice> regions(Page page) {
        return regions.all().stream()
                .map(region ->
                        new Choice(region.code(), region.label(page.language().locale())))
                .toList();
    }

    /** "Poland (demonstration)" on a gateway, "Europe, Japan", or that all are seen, or, for who only administers, none. */
    String sees(Page page, Account.Profile profile) {
        if (profile.roles().equals(Set.of(Role.ADMINISTRATOR))) {
            return page.text("accounts.sees.none");
        }
        var locale = page.language().locale();
        if (profile.member().isPresent()) {
            String member = profile.member().get();
            return settings.member(member)
                    .map(known -> known.title().in(locale))
                    .orElse(member);
        }
        var region = regions.all().stream()
                .filter(known -> profile.region().filter(known.code()::equals).isPresent())
                .map(known -> known.label(locale));
        var countries = profile.countries().stream()
                .map(code -> Locale.of("", code).getDisplayCountry(locale))
                .sorted(Comparator.naturalOrder());
        var all = Stream.concat(region, countries).collect(Collectors.joining(", "));
        return all.isEmpty() ? page.text("accounts.sees.all") : all;
    }
}
