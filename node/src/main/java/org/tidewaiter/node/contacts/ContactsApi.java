package org.tidewaiter.node.contacts;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.contacts.Contact.Details;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.ProblemException;

/** The directory of contact points, for programs. */
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = "application/json")
@Requires(Permission.ENTER)
@Tag(name = "Contact points", description = "Which office answers for a node")
class ContactsApi {

    private final Contacts contacts;

    ContactsApi(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Operation(summary = "Contact points of this node and its partners, 50 a page")
    List<Contact> list(
            AccessScope scope,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String node,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "0") int page) {
        List<Contact> found = contacts.list(scope, new ContactSearch(q, node, of), page);
        return found.subList(0, Math.min(found.size(), Contacts.PAGE));
    }

    @PutMapping("/own")
    @Requires(Permission.KEEP_CONTACTS)
    @Operation(summary = "Keep the own entry, and tell the partners")
    Contact keep(AccessScope scope, @RequestBody Details details) {
        requireNonNull(details.role(), "role");
        return switch (contacts.keep(scope, details)) {
            case Contacts.Outcome.Kept(var contact) -> contact;
            case Contacts.Outcome.Refused(var wrong) ->
                throw ProblemException.of(
                                HttpStatus.UNPROCESSABLE_CONTENT, "contact-refused", "contacts.problem.refused")
                        .withFaults(wrong.stream()
                                .map(one -> new Fault(one.field(), one.rule(), one.field() + ": " + one.rule()))
                                .toList());
        };
    }
}
