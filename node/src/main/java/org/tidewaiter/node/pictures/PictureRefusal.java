package org.tidewaiter.node.pictures;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a file is not taken in as a picture; each has its sentence in the messages. */
public enum PictureRefusal {
    EMPTY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More bytes than a picture may have. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    HEIC(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    WEBP(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    GIF(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    SVG(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PDF(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TIFF(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** Neither JPEG nor PNG nor anything known. */
    NOT_A_PICTURE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** More pixels than are decoded here. */
    TOO_MANY_PIXELS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A picture that is another kind of file as well. */
    TWO_THINGS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Colours or a coding made for print or for medicine, which no browser shows. */
    UNUSUAL_CODING(HttpStatus.UNPROCESSABLE_CONTENT),
    DAMAGED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Decoding took longer than it may. */
    TOO_SLOW(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too many pictures are being decoded just now. */
    BUSY(HttpStatus.TOO_MANY_REQUESTS),
    /** The report has as many pictures as it may have. */
    TOO_MANY(HttpStatus.CONFLICT);

    private final HttpStatus status;

    PictureRefusal(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** For programs, and the end of the message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
