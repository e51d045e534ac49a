package org.tidewaiter.node.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.accounts.page.PersonPage;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;

/** Fills the page of one person. */
@Component
class PersonPages {
    private final AccountWords words;
    private final NodeSettings settings;

    PersonPages(AccountWords words, NodeSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    PersonPage fresh(AccessScope scope, Page page, PersonInput input, List<Fault> faults) {
        return new PersonPage(
                null,
                page.text("accounts.people.new"),
                form(page, input, faults, true, members(scope, page)),
                faults,
                true,
                null,
                null,
                null);
    }

    PersonPage known(
            Page page,
            Account account,
            PersonInput input,
            List<Fault> faults,
            @Nullable Notice notice,
            @Nullable String password) {
        return new PersonPage(
                account.id().toString(),
                account.profile().displayName(),
                form(page, input, faults, false, List.of()),
                faults,
                account.active(),
                page.text("accounts.person.created", page.wording().date(account.createdAt()), account.createdBy()),
                notice,
                password);
    }

    private PersonPage.Form form(
            Page page, PersonInput input, List<Fault> faults, boolean named, List<Choice> members) {
        var name = field(page, faults, "name", "name", input.name()).mandatory();
        return new PersonPage.Form(
                named ? name.withHint(page.text("accounts.person.name.hint")) : null,
                field(page, faults, "displayName", "display-name", input.displayName())
                        .mandatory(),
                field(page, faults, "roles", "roles", null).mandatory(),
                words.choices(page, List.of(Role.values()), input.tickedRoles()),
                field(page, faults, "region", "region", input.region()),
                words.regions(page),
                field(page, faults, "countries", "countries", input.countries())
                        .withHint(page.text("accounts.person.countries.hint")),
                field(page, faults, "office", "office", input.office())
                        .withHint(page.text("accounts.person.office.hint")),
                members.isEmpty()
                        ? null
                        : field(page, faults, "member", "member", input.member())
                                .withHint(page.text("accounts.person.member.hint")),
                members,
                field(page, faults, "language", "language", input.language()),
                languages());
    }

    /** For a gateway's own people; a member's administrators make accounts of that member alone. */
    private List<Choice> members(AccessScope scope, Page page) {
        return scope.member().isPresent()
                ? List.of()
                : settings.members().stream()
                        .map(member -> new Choice(
                                member.originator(),
                                member.title().in(page.language().locale())))
                        .toList();
    }

    private static Field field(Page page, List<Fault> faults, String path, String key, @Nullable String value) {
        return Field.of(path, page.text("accounts.person." + key))
                .withValue(value)
                .withFault(Fault.at(faults, path).orElse(null));
    }

    static List<Choice> languages() {
        return List.of(
                new Choice(Language.ENGLISH.code(), Language.ENGLISH.ownName()),
                new Choice(Language.FRENCH.code(), Language.FRENCH.ownName()));
    }
}
