package org.tidewaiter.node.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** The page on which nodes are invited, invitations entered, digits compared and partners let go. */
@Controller
@Requires(Permission.ADMINISTER_NETWORK)
@RequestMapping(JoiningController.PATH)
class JoiningController {

    static final String PATH = "/joining";

    private static final String MADE = "made";
    private static final String BACK = "redirect:" + PATH;

    private final JoiningPages pages;
    private final Invitations invitations;
    private final Joinings joinings;

    JoiningController(JoiningPages pages, Invitations invitations, Joinings joinings) {
        this.pages = pages;
        this.invitations = invitations;
        this.joinings = joinings;
    }

    @GetMapping
    ModelAndView joining(AccessScope scope, Page page, HttpServletRequest request) {
        return new ModelAndView(
                "joining/joining", "joining", pages.of(scope, page, request.getServerName(), made(request)));
    }

    /** What the request before this one made: the one time that the code is shown. */
    private static @Nullable String made(HttpServletRequest request) {
        Map<String, ?> once = RequestContextUtils.getInputFlashMap(request);
        return once != null && once.get(MADE) instanceof String text ? text : null;
    }

    @PostMapping("/invitations")
    String invite(
            AccessScope scope,
            @RequestParam(defaultValue = "") String node,
            @RequestParam(defaultValue = "") String originators,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable Integer days,
            RedirectAttributes once) {
        Invitations.Made made = invitations.make(scope, InvitationInput.typed(node, originators, address, days));
        once.addFlashAttribute(MADE, made.text());
        return BACK;
    }

    @PostMapping("/invitations/{id}/confirmation")
    String confirmInvited(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String digits,
            RedirectAttributes once) {
        invitations.confirm(scope, id, digits);
        return told(once, page, "confirmed");
    }

    @PostMapping("/invitations/{id}/cancellation")
    String cancelInvitation(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        invitations.cancel(scope, id);
        return told(once, page, "cancelled");
    }

    @PostMapping("/requests")
    String ask(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String own,
            RedirectAttributes once) {
        joinings.ask(scope, text, own);
        return told(once, page, "asked");
    }

    @PostMapping("/requests/{id}/confirmation")
    String confirmInviter(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String digits,
            RedirectAttributes once) {
        joinings.confirm(scope, id, digits);
        return told(once, page, "confirmed");
    }

    @PostMapping("/requests/{id}/cancellation")
    String cancelRequest(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        joinings.cancel(scope, id);
        return told(once, page, "cancelled");
    }

    @PostMapping("/partners/{name}/removal")
    String letGo(AccessScope scope, Page page, @PathVariable String name, RedirectAttributes once) {
        joinings.letGo(scope, name);
        return told(once, page, "removed");
    }

    private static String told(RedirectAttributes once, Page page, String key) {
        once.addFlashAttribute(Page.TOLD, page.text("joining.told." + key));
        return BACK;
    }
}
