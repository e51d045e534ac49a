package org.tidewaiter.node.delivery.network;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.alarm.Alarms;
import org.tidewaiter.node.delivery.log.ClearingReason;
import org.tidewaiter.node.delivery.log.Clearings;
import org.tidewaiter.node.delivery.log.Contradiction;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.delivery.reception.ReceiptPages;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.StandingController;
import org.tidewaiter.node.delivery.witness.LogsController;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;

/** The network for people: partners, lanes, receipts, alarms. */
@Controller
@Requires(Permission.SEE_NETWORK)
@RequestMapping(NetworkAddress.PATH)
class NetworkController {

    private final NetworkPages pages;
    private final LanePages lanePages;
    private final ReceiptPages receiptPages;
    private final Alarms alarms;
    private final StandingController standing;
    private final RestoredCopy copy;
    private final ServicePages servicePages;
    private final Clearings clearings;

    NetworkController(
            NetworkPages pages,
            LanePages lanePages,
            ReceiptPages receiptPages,
            Alarms alarms,
            StandingController standing,
            RestoredCopy copy,
            ServicePages servicePages,
            Clearings clearings) {
        this.pages = pages;
        this.lanePages = lanePages;
        this.receiptPages = receiptPages;
        this.alarms = alarms;
        this.standing = standing;
        this.copy = copy;
        this.servicePages = servicePages;
        this.clearings = clearings;
    }

    @GetMapping
    ModelAndView network(AccessScope scope, Page page) {
        return new ModelAndView("delivery/network", "network", pages.of(scope, page));
    }

    @GetMapping("/{partner}")
    ModelAndView lane(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable UUID sent,
            @RequestParam(required = false) @Nullable UUID received) {
        return new ModelAndView(
                "delivery/lane",
                "lane",
                lanePages.of(scope, page, partner, sent, received).orElseThrow(LanesController::unknown));
    }

    @GetMapping("/{partner}/service")
    ModelAndView service(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable YearMonth month) {
        return new ModelAndView(
                "delivery/service",
                "service",
                servicePages.of(scope, page, partner, month).orElseThrow(LanesController::unknown));
    }

    @GetMapping("/receipts/{id}")
    ModelAndView receipt(Page page, @PathVariable UUID id) {
        return new ModelAndView(
                "delivery/receipt",
                "receipt",
                receiptPages
                        .of(page, id)
                        .orElseThrow(() -> ProblemException.of(
                                HttpStatus.NOT_FOUND, "receipt-unknown", "delivery.receipt-unknown")));
    }

    @PostMapping("/alarms/{id}/acknowledgement")
    String acknowledge(AccessScope scope, @PathVariable long id) {
        alarms.acknowledge(scope, id);
        return "redirect:" + NetworkAddress.PATH;
    }

    @PostMapping("/{partner}/clearings")
    @Requires(Permission.ADMINISTER_NETWORK)
    String clear(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam String contradiction,
            @RequestParam ClearingReason reason,
            RedirectAttributes once) {
        Contradiction standing = Contradiction.ofCode(contradiction).orElseThrow(LogsController::notStanding);
        if (!clearings.clear(scope, standing, reason)) {
            throw LogsController.notStanding();
        }
        once.addFlashAttribute(Page.TOLD, page.text("delivery.log.clear.told"));
        return "redirect:" + NetworkAddress.PATH + "/" + partner;
    }

    @PostMapping("/restored-copy/showing")
    @Requires(Permission.OVERRIDE_STANDING)
    String show(AccessScope scope) {
        copy.showAnyway(scope);
        return "redirect:" + NetworkAddress.PATH;
    }

    @PostMapping("/standing/override")
    @Requires(Permission.OVERRIDE_STANDING)
    String override(AccessScope scope) {
        standing.override(scope);
        return "redirect:" + NetworkAddress.PATH;
    }
}
