package org.tidewaiter.node.delivery.key;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.web.Page;

/** The recovery key and revocations, for people. */
@Controller
@Requires(Permission.ADMINISTER_NETWORK)
@RequestMapping(KeysController.PATH)
class RecoveryController {

    private final OwnRecovery recovery;
    private final LearntKeys learnt;
    private final KnownPartners partners;
    private final String own;

    RecoveryController(OwnRecovery recovery, LearntKeys learnt, KnownPartners partners, NodeIdentity identity) {
        this.recovery = recovery;
        this.learnt = learnt;
        this.partners = partners;
        this.own = identity.node();
    }

    @PostMapping("/recovery/new")
    ResponseEntity<String> make(AccessScope scope) {
        return RecoveryFiles.download(recovery.make(scope));
    }

    @PostMapping(value = "/recovery", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String commit(
            AccessScope scope,
            Page page,
            @RequestParam MultipartFile key,
            @RequestParam(required = false) @Nullable MultipartFile former,
            RedirectAttributes once)
            throws IOException {
        recovery.commit(scope, RecoveryFiles.read(key), former == null ? null : RecoveryFiles.read(former));
        return told(once, page.text("delivery.keys.told.recovery"));
    }

    @PostMapping(value = "/revocation", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String revoke(AccessScope scope, Page page, @RequestParam("recovery") MultipartFile key, RedirectAttributes once)
            throws IOException {
        recovery.revoke(scope, RecoveryFiles.read(key));
        return told(once, page.text("delivery.keys.told.revoked"));
    }

    @GetMapping("/revocation")
    ResponseEntity<String> statement() {
        return recovery.statement()
                .map(jws -> RecoveryFiles.downloadStatement(own, jws))
                .orElseThrow(KeyProblems::noStatement);
    }

    @PostMapping(value = "/statements", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String take(AccessScope scope, Page page, @RequestParam MultipartFile statement, RedirectAttributes once)
            throws IOException {
        String partner = learnt.take(scope, RecoveryFiles.read(statement));
        String title = partners.title(partner)
                .map(known -> known.in(page.language().locale()))
                .orElse(partner);
        return told(once, page.text("delivery.keys.told.theirs", title));
    }

    private static String told(RedirectAttributes once, String words) {
        once.addFlashAttribute(Page.TOLD, words);
        return "redirect:" + KeysController.PATH;
    }
}
