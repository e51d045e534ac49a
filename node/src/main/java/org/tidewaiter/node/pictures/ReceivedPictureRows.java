package org.tidewaiter.node.pictures;

import static org.tidewaiter.sql.pictures.Tables.CONTENT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;

/** The rows of {@code pictures.content}. */
@Component
class ReceivedPictureRows {

    private final DSLContext sql;

    ReceivedPictureRows(DSLContext sql) {
        this.sql = sql;
    }

    boolean isHere(String digest) {
        return sql.fetchExists(CONTENT, CONTENT.DIGEST.eq(digest));
    }

    /** Which of these are here. */
    Set<String> here(Collection<String> digests) {
        return Set.copyOf(sql.select(CONTENT.DIGEST)
                .from(CONTENT)
                .where(CONTENT.DIGEST.in(digests))
                .fetch(CONTENT.DIGEST));
    }

    Optional<byte[]> bytes(String digest, Size size) {
        var column = size == Size.FULL ? CONTENT.CONTENT_ : CONTENT.THUMBNAIL;
        return sql.select(column).from(CONTENT).where(CONTENT.DIGEST.eq(digest)).fetchOptional(column);
    }

    void insert(Digest digest, BarePicture picture, byte[] thumbnail, String source, Instant at) {
        sql.insertInto(CONTENT)
                .set(CONTENT.DIGEST, digest.text())
                .set(CONTENT.MEDIA_TYPE, picture.format().mediaType())
                .set(CONTENT.CONTENT_, picture.bytes())
                .set(CONTENT.THUMBNAIL, thumbnail)
                .set(CONTENT.SOURCE, source)
                .set(CONTENT.RECEIVED_AT, at.atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
    }

    void delete(Collection<String> digests) {
        sql.deleteFrom(CONTENT).where(CONTENT.DIGEST.in(digests)).execute();
    }
}
