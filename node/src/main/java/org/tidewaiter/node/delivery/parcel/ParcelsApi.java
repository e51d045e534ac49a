package org.tidewaiter.node.delivery.parcel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.parcel.ParcelBounds;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.delivery.queue.ParcelProblems;

/** Exchange by file for programs. */
@RestController
@Requires(Permission.CARRY_PARCELS)
@RequestMapping("/api/v1")
class ParcelsApi {

    private final FileLanes lanes;
    private final Partners partners;
    private final ParcelWriter writer;
    private final ParcelReception reception;

    ParcelsApi(FileLanes lanes, Partners partners, ParcelWriter writer, ParcelReception reception) {
        this.lanes = lanes;
        this.partners = partners;
        this.writer = writer;
        this.reception = reception;
    }

    /**
     * How a lane is travelled.
     *
     * @param file whether by file; else over the line
     */
    record Way(boolean file) {}

    @PutMapping("/lanes/{partner}/way")
    Way way(AccessScope scope, @PathVariable String partner, @RequestBody Way way) {
        if (partners.named(partner).isEmpty()) {
            throw LanesController.unknown();
        }
        lanes.carry(scope, partner, way.file());
        return way;
    }

    /** Writes what waits for a partner into a parcel, which is the answer. */
    @PostMapping("/lanes/{partner}/parcels")
    ResponseEntity<byte[]> write(AccessScope scope, @PathVariable String partner) throws InterruptedException {
        ParcelWriter.Written written = writer.write(scope, partner);
        return ParcelAnswers.download(written.fileName(), written.content());
    }

    /** Takes a parcel that a partner wrote; the body is the file. */
    @PostMapping(value = "/parcels", consumes = ParcelSeal.MEDIA_TYPE)
    ParcelReception.Taken take(AccessScope scope, HttpServletRequest request) throws IOException, InterruptedException {
        if (request.getContentLengthLong() > ParcelBounds.BYTES) {
            throw ParcelProblems.refused(Rule.TOO_LARGE);
        }
        return reception.take(scope, request.getInputStream().readNBytes(ParcelBounds.BYTES + 1));
    }

    /** What is to be carried back for a parcel that was taken. */
    @GetMapping("/parcels/{parcel}/answer")
    ResponseEntity<byte[]> answer(AccessScope scope, @PathVariable UUID parcel) {
        return ParcelAnswers.download(reception.answer(scope, parcel));
    }
}
