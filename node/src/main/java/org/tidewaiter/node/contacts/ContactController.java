package org.tidewaiter.node.contacts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.contacts.Contact.Details;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/** The pages of the directory. */
@Controller
@Requires(Permission.ENTER)
class ContactController {

    static final String PATH = "/contacts";

    private final Contacts contacts;
    private final ContactPages pages;

    ContactController(Contacts contacts, ContactPages pages) {
        this.contacts = contacts;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ModelAndView list(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String node,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(name = "page", defaultValue = "0") int number) {
        ContactSearch search = new ContactSearch(q.length() > 200 ? q.substring(0, 200) : q, node, of);
        return new ModelAndView("contacts/contacts", "contacts", pages.list(scope, search, Math.max(0, number), page));
    }

    @GetMapping(PATH + "/own")
    @Requires(Permission.KEEP_CONTACTS)
    ModelAndView own(AccessScope scope, Page page) {
        Details known = contacts.own(scope).map(Contact::details).orElse(null);
        return form(scope, known, List.of(), HttpStatus.OK, page);
    }

    @PostMapping(PATH + "/own")
    @Requires(Permission.KEEP_CONTACTS)
    ModelAndView keep(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String administration,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "NCP") ContactRole role,
            @RequestParam(defaultValue = "") String mailbox,
            @RequestParam(defaultValue = "") String telephone,
            @RequestParam(defaultValue = "") String languages,
            @RequestParam(defaultValue = "") String hours,
            RedirectAttributes attributes) {
        Details details = new Details(
                administration.strip(),
                country,
                role,
                mailbox.strip(),
                telephone.strip(),
                languages.strip(),
                hours.strip());
        return switch (contacts.keep(scope, details)) {
            case Contacts.Outcome.Kept _ -> {
                attributes.addFlashAttribute(Page.TOLD, page.text("contacts.told.kept"));
                yield new ModelAndView("redirect:" + PATH);
            }
            case Contacts.Outcome.Refused(var wrong) ->
                form(
                        scope,
                        details,
                        wrong.stream()
                                .map(one ->
                                        new Fault(one.field(), one.rule(), page.text("contacts.fault." + one.rule())))
                                .toList(),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        page);
        };
    }

    private ModelAndView form(
            AccessScope scope, @Nullable Details typed, List<Fault> faults, HttpStatus status, Page page) {
        ModelAndView view = new ModelAndView("contacts/own", "contact", pages.form(scope, typed, faults, page));
        view.setStatus(status);
        return view;
    }
}
