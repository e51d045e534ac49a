package org.tidewaiter.node.joining;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.joining.JoiningDocuments.InvitationDocument;
import org.tidewaiter.node.joining.JoiningDocuments.JoinedDocument;
import org.tidewaiter.node.joining.JoiningDocuments.RequestDocument;

/** Invitations and whoever joined by them, for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Requires(Permission.ADMINISTER_NETWORK)
@Tag(name = "Joining", description = "Invite a node, take up an invitation, compare, confirm")
class JoiningApi {

    private final Invitations invitations;
    private final Joinings joinings;
    private final PartnerRegister register;

    JoiningApi(Invitations invitations, Joinings joinings, PartnerRegister register) {
        this.invitations = invitations;
        this.joinings = joinings;
        this.register = register;
    }

    /** @param text of the invitation, with its code: it is shown this once */
    record MadeDocument(UUID id, String node, Instant endsAt, String text) {}

    /** @param digits as people have compared them */
    record Compared(@Nullable String digits) {

        String said() {
            return digits == null ? "" : digits;
        }
    }

    /**
     * An invitation that has come.
     *
     * @param text as it came
     * @param address base address under which the other node reaches this one
     */
    record TakenUp(@Nullable String text, @Nullable String address) {}

    @GetMapping("/invitations")
    @Operation(summary = "The 200 newest invitations of this node")
    List<InvitationDocument> invitations(AccessScope scope) {
        return invitations.newest(scope).stream()
                .map(one -> InvitationDocument.of(one, invitations))
                .toList();
    }

    @PostMapping(path = "/invitations", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite a node; the text with the one-time code is answered this once")
    MadeDocument invite(AccessScope scope, @RequestBody InvitationInput input) {
        Invitations.Made made = invitations.make(scope, input);
        return new MadeDocument(made.id(), made.node(), made.endsAt(), made.text());
    }

    @PostMapping(path = "/invitations/{id}/confirmation", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that people have compared the digits: the node that asked is a partner")
    void confirmInvited(AccessScope scope, @PathVariable UUID id, @RequestBody Compared compared) {
        invitations.confirm(scope, id, compared.said());
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancel an invitation that is not confirmed")
    void cancelInvitation(AccessScope scope, @PathVariable UUID id) {
        invitations.cancel(scope, id);
    }

    @GetMapping("/joinings")
    @Operation(summary = "The 100 newest invitations that this node has taken up")
    List<RequestDocument> joinings(AccessScope scope) {
        return joinings.newest(scope).stream()
                .map(one -> RequestDocument.of(one, joinings))
                .toList();
    }

    @PostMapping(path = "/joinings", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take up an invitation: ask the node that made it")
    RequestDocument ask(AccessScope scope, @RequestBody TakenUp taken) {
        String text = taken.text() == null ? "" : taken.text();
        String address = taken.address() == null ? "" : taken.address();
        return RequestDocument.of(joinings.ask(scope, text, address), joinings);
    }

    @PostMapping(path = "/joinings/{id}/confirmation", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that people have compared the digits: the node that invited is a partner")
    void confirmInviter(AccessScope scope, @PathVariable UUID id, @RequestBody Compared compared) {
        joinings.confirm(scope, id, compared.said());
    }

    @DeleteMapping("/joinings/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give up a request that is not confirmed")
    void cancelRequest(AccessScope scope, @PathVariable UUID id) {
        joinings.cancel(scope, id);
    }

    @GetMapping("/partners/joined")
    @Operation(summary = "Partners that joined by invitation, beside those of the configuration file")
    List<JoinedDocument> joined() {
        return register.joined().stream().map(JoinedDocument::of).toList();
    }

    @DeleteMapping("/partners/joined/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a partner go that joined by invitation; no agreement with it may be in force")
    void letGo(AccessScope scope, @PathVariable String name) {
        joinings.letGo(scope, name);
    }
}
