package org.tidewaiter.node.pictures;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.access.AccessScope;

/**
 * Answers with a picture. A browser may keep a released one but asks each time whether it still stands; what is not
 * released is not kept at all, and nothing is kept by anybody between.
 */
@Component
class PictureAnswers {

    private static final String SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final PictureViews views;

    PictureAnswers(PictureViews views) {
        this.views = views;
    }

    ResponseEntity<byte[]> of(AccessScope scope, UUID record, String id, Size size) {
        PictureViews.View view = views.of(scope, record, id, size).orElseThrow(PictureProblems::notFound);
        CacheControl caching = view.released() ? CacheControl.noCache().cachePrivate() : CacheControl.noStore();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(view.mediaType()))
                .cacheControl(caching)
                .eTag(Digest.sha256(view.bytes()).text())
                .header("Content-Security-Policy", SANDBOX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(id + (view.mediaType().endsWith("png") ? ".png" : ".jpg"))
                                .build()
                                .toString())
                .body(view.bytes());
    }
}
