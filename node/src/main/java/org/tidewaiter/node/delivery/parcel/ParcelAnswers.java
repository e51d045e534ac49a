package org.tidewaiter.node.delivery.parcel;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.node.delivery.queue.ParcelProblems;

/** Gives parcels away as files. */
public final class ParcelAnswers {

    private static final int END_OF_ID = 24;

    private ParcelAnswers() {}

    /** The part of a parcel's identifier that people see. */
    public static String shortName(UUID id) {
        return id.toString().substring(END_OF_ID);
    }

    static String fileName(String partner, UUID id) {
        return "for-" + partner + "-" + shortName(id) + ".parcel";
    }

    public static ResponseEntity<byte[]> download(String fileName, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ParcelSeal.MEDIA_TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .body(content);
    }

    public static ResponseEntity<byte[]> download(Optional<ParcelRows.Answer> answer) {
        return answer.map(found -> download(found.fileName(), found.content()))
                .orElseThrow(() -> ParcelProblems.of(HttpStatus.NOT_FOUND, "no-answer"));
    }
}
