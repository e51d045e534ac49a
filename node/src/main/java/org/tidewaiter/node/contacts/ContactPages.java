package org.tidewaiter.node.contacts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.contacts.Contact.Details;
import org.tidewaiter.node.contacts.page.ContactForm;
import org.tidewaiter.node.contacts.page.ContactsPage;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Lays the directory and the form of the own entry out. */
@Component
class ContactPages {

    private final Contacts contacts;
    private final Letters letters;
    private final NodeSettings settings;
    private final KnownPartners partners;
    private final Vocabulary vocabulary;

    ContactPages(
            Contacts contacts, Letters letters, NodeSettings settings, KnownPartners partners, Vocabulary vocabulary) {
        this.contacts = contacts;
        this.letters = letters;
        this.settings = settings;
        this.partners = partners;
        this.vocabulary = vocabulary;
    }

    ContactsPage list(AccessScope scope, ContactSearch search, int number, Page page) {
        List<Contact> found = contacts.list(scope, search, number);
        boolean more = found.size() > Contacts.PAGE;
        List<Contact> shown = more ? found.subList(0, Contacts.PAGE) : found;
        boolean narrowed = !search.equals(ContactSearch.ALL);
        boolean mayKeep = scope.may(Permission.KEEP_CONTACTS);
        return new ContactsPage(
                search.words(),
                narrowed,
                mayKeep,
                mayKeep && contacts.own(scope).isEmpty(),
                shown.stream().map(contact -> line(scope, contact, page)).toList(),
                narrowed || more || number > 0 ? List.of() : silent(shown, page),
                number == 0 && !more
                        ? null
                        : new Pager(
                                page.text("contacts.pager", shown.size()),
                                number == 0 ? null : address(search, number - 1),
                                more ? address(search, number + 1) : null));
    }

    private List<String> silent(List<Contact> shown, Page page) {
        Set<String> told = shown.stream().map(Contact::node).collect(Collectors.toSet());
        return letters.partners().stream()
                .filter(partner -> !told.contains(partner))
                .map(partner -> title(partner, page))
                .toList();
    }

    private static String address(ContactSearch search, int number) {
        return UriComponentsBuilder.fromPath(ContactController.PATH)
                .queryParam("q", "{q}")
                .queryParam("node", "{node}")
                .queryParam("of", "{of}")
                .queryParam("page", number)
                .encode()
                .buildAndExpand(search.words(), search.node(), search.originator())
                .toUriString();
    }

    private ContactsPage.Line line(AccessScope scope, Contact contact, Page page) {
        Details details = contact.details();
        boolean here = contact.node().equals(settings.node().name());
        return new ContactsPage.Line(
                details.administration(),
                vocabulary.label("country", details.country(), page.language().locale()),
                page.text("contacts.role." + details.role().code()),
                details.mailbox(),
                details.telephone(),
                details.languages(),
                details.hours(),
                title(contact.node(), page) + (contact.member().isEmpty() ? "" : " · " + contact.member()),
                page.wording().date(contact.changedAt()),
                here && contact.member().equals(scope.member().orElse("")));
    }

    private String title(String node, Page page) {
        return node.equals(settings.node().name())
                ? page.nodeTitle()
                : partners.title(node)
                        .map(title -> title.in(page.language().locale()))
                        .orElse(node);
    }

    ContactForm form(AccessScope scope, @Nullable Details typed, List<Fault> faults, Page page) {
        return new ContactForm(
                scope.member().orElse(page.nodeTitle()),
                field("administration", typed == null ? null : typed.administration(), faults, page)
                        .withHint(page.text("contacts.administration.hint")),
                field("country", typed == null ? null : typed.country(), faults, page),
                field(
                        "role",
                        typed == null ? ContactRole.NCP.name() : typed.role().name(),
                        faults,
                        page),
                field("mailbox", typed == null ? null : typed.mailbox(), faults, page)
                        .withHint(page.text("contacts.mailbox.hint")),
                field("telephone", typed == null ? null : typed.telephone(), faults, page)
                        .withHint(page.text("contacts.telephone.hint")),
                field("languages", typed == null ? null : typed.languages(), faults, page)
                        .withHint(page.text("contacts.languages.hint")),
                field("hours", typed == null ? null : typed.hours(), faults, page)
                        .withHint(page.text("contacts.hours.hint")),
                vocabulary.list("country").codes().stream()
                        .map(code -> new Choice(
                                code.code(), code.labels().in(page.language().locale())))
                        .toList(),
                Arrays.stream(ContactRole.values())
                        .map(role -> new Choice(role.name(), page.text("contacts.role." + role.code())))
                        .toList(),
                faults);
    }

    private static Field field(String name, @Nullable String value, List<Fault> faults, Page page) {
        return Field.of(name, page.text("contacts." + name))
                .withValue(value)
                .withFault(Fault.at(faults, name).orElse(null))
                .mandatory();
    }
}
