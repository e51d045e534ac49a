package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tidewaiter.exchange.parcel.ParcelSeal;

/** Gives parcels away as files. */
final class ParcelAnswers {

    private ParcelAnswers() {}

    static ResponseEntity<byte[]> download(String fileName, byte[] content) {
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

    static ResponseEntity<byte[]> download(Optional<ParcelRows.Answer> answer) {
        return answer.map(found -> download(found.fileName(), found.content()))
                .orElseThrow(() -> ParcelProblems.of(HttpStatus.NOT_FOUND, "no-answer"));
    }
}
