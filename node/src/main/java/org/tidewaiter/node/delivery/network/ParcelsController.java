package org.tidewaiter.node.delivery.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.exchange.parcel.ParcelBounds;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.parcel.ParcelAnswers;
import org.tidewaiter.node.delivery.parcel.ParcelReception;
import org.tidewaiter.node.delivery.parcel.ParcelWriter;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.delivery.queue.ParcelProblems;
import org.tidewaiter.node.web.Page;

/** The page of exchange by file with one partner. */
@Controller
@Requires(Permission.CARRY_PARCELS)
@RequestMapping(NetworkAddress.PATH + "/{partner}/parcels")
class ParcelsController {

    private final ParcelPages pages;
    private final FileLanes lanes;
    private final ParcelWriter writer;
    private final ParcelReception reception;

    ParcelsController(ParcelPages pages, FileLanes lanes, ParcelWriter writer, ParcelReception reception) {
        this.pages = pages;
        this.lanes = lanes;
        this.writer = writer;
        this.reception = reception;
    }

    @GetMapping
    ModelAndView parcels(Page page, @PathVariable String partner) {
        return new ModelAndView(
                "delivery/parcels", "parcels", pages.of(page, partner).orElseThrow(LanesController::unknown));
    }

    @PostMapping("/way")
    String way(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam boolean file,
            RedirectAttributes once) {
        if (pages.of(page, partner).isEmpty()) {
            throw LanesController.unknown();
        }
        lanes.carry(scope, partner, file);
        once.addFlashAttribute(Page.TOLD, page.text(file ? "delivery.parcel.now-file" : "delivery.parcel.now-line"));
        return "redirect:" + ParcelPages.path(partner);
    }

    @PostMapping("/written")
    ResponseEntity<byte[]> write(AccessScope scope, @PathVariable String partner) throws InterruptedException {
        ParcelWriter.Written written = writer.write(scope, partner);
        return ParcelAnswers.download(written.fileName(), written.content());
    }

    @PostMapping(value = "/taken", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String take(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam MultipartFile file,
            RedirectAttributes once)
            throws IOException, InterruptedException {
        if (file.isEmpty()) {
            throw ParcelProblems.of(HttpStatus.BAD_REQUEST, "no-file");
        }
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = in.readNBytes(ParcelBounds.BYTES + 1);
        }
        ParcelReception.Taken taken = reception.take(scope, content);
        once.addFlashAttribute(Page.TOLD, pages.told(page, taken));
        return "redirect:" + ParcelPages.path(taken.partner());
    }

    @GetMapping("/{parcel}/answer")
    ResponseEntity<byte[]> answer(AccessScope scope, @PathVariable UUID parcel) {
        return ParcelAnswers.download(reception.answer(scope, parcel));
    }
}
