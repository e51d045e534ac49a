package org.tidewaiter.node.pictures;

import static org.tidewaiter.sql.pictures.Tables.UPLOAD;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.sealing.Sealer;

/** The rows of {@code pictures.upload}; seals what it writes and opens what it reads. */
@Component
@HoldsNominalData
class OwnPictureRows {

    private static final List<Field<?>> ALL_BUT_BYTES = List.of(
            UPLOAD.RECORD,
            UPLOAD.PICTURE,
            UPLOAD.STATE,
            UPLOAD.KIND,
            UPLOAD.DIGEST,
            UPLOAD.MEDIA_TYPE,
            UPLOAD.WIDTH,
            UPLOAD.HEIGHT,
            UPLOAD.UPLOADED_BY,
            UPLOAD.UPLOADED_AT,
            UPLOAD.DECIDED_BY,
            UPLOAD.DECIDED_AT);

    private final DSLContext sql;
    private final Sealer sealer;

    OwnPictureRows(DSLContext sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** Lets one upload to a report be counted and stored at a time. */
    void lock(UUID record) {
        sql.fetch("select pg_advisory_xact_lock(hashtext('pictures.upload'), hashtext(?))", record.toString());
    }

    List<OwnPicture> of(UUID record) {
        return sql.select(ALL_BUT_BYTES)
                .from(UPLOAD)
                .where(UPLOAD.RECORD.eq(record))
                .orderBy(UPLOAD.ID)
                .fetch(OwnPictureRows::picture);
    }

    Optional<OwnPicture> find(UUID record, String id) {
        return one(UPLOAD.RECORD.eq(record).and(UPLOAD.PICTURE.eq(id)));
    }

    private Optional<OwnPicture> one(Condition which) {
        return sql.select(ALL_BUT_BYTES).from(UPLOAD).where(which).limit(1).fetchOptional(OwnPictureRows::picture);
    }

    /** Some upload of these bytes that is still here. */
    Optional<OwnPicture> withDigest(String digest) {
        return one(UPLOAD.DIGEST.eq(digest));
    }

    void insert(OwnPicture picture, CleanPicture clean) {
        sql.insertInto(UPLOAD)
                .set(UPLOAD.RECORD, picture.record())
                .set(UPLOAD.PICTURE, picture.id())
                .set(UPLOAD.STATE, picture.state().name())
                .set(UPLOAD.KIND, picture.kind())
                .set(UPLOAD.DIGEST, picture.digest())
                .set(UPLOAD.MEDIA_TYPE, picture.mediaType())
                .set(UPLOAD.WIDTH, picture.width())
                .set(UPLOAD.HEIGHT, picture.height())
                .set(UPLOAD.SEALED, sealer.seal(clean.bytes(), context(picture, Size.FULL)))
                .set(UPLOAD.SEALED_THUMBNAIL, sealer.seal(clean.thumbnail(), context(picture, Size.THUMBNAIL)))
                .set(UPLOAD.KEY_ID, sealer.keyId())
                .set(UPLOAD.UPLOADED_BY, picture.uploadedBy())
                .set(UPLOAD.UPLOADED_AT, column(picture.uploadedAt()))
                .execute();
    }

    /** The bytes of a picture that is still here. */
    Optional<byte[]> bytes(OwnPicture picture, Size size) {
        Field<byte[]> column = size == Size.FULL ? UPLOAD.SEALED : UPLOAD.SEALED_THUMBNAIL;
        return sql.select(column)
                .from(UPLOAD)
                .where(UPLOAD.RECORD.eq(picture.record()))
                .and(UPLOAD.PICTURE.eq(picture.id()))
                .and(column.isNotNull())
                .fetchOptional(column)
                .map(closed -> sealer.open(closed, context(picture, size)));
    }

    /** Moves a picture from one state to another; false if it was not in that state. */
    boolean decide(OwnPicture picture, PictureState to, String by, Instant at) {
        var change = sql.update(UPLOAD)
                .set(UPLOAD.STATE, to.name())
                .set(UPLOAD.DECIDED_BY, by)
                .set(UPLOAD.DECIDED_AT, column(at));
        if (to == PictureState.DESTROYED) {
            change = change.setNull(UPLOAD.SEALED)
                    .setNull(UPLOAD.SEALED_THUMBNAIL)
                    .setNull(UPLOAD.DIGEST);
        }
        return change.where(UPLOAD.RECORD.eq(picture.record()))
                        .and(UPLOAD.PICTURE.eq(picture.id()))
                        .and(UPLOAD.STATE.eq(picture.state().name()))
                        .execute()
                == 1;
    }

    private static String context(OwnPicture picture, Size size) {
        return "picture/" + picture.record() + "/" + picture.id() + "/" + size;
    }

    private static OwnPicture picture(Record row) {
        OffsetDateTime decided = row.get(UPLOAD.DECIDED_AT);
        return new OwnPicture(
                row.get(UPLOAD.RECORD),
                row.get(UPLOAD.PICTURE),
                PictureState.valueOf(row.get(UPLOAD.STATE)),
                row.get(UPLOAD.KIND),
                row.get(UPLOAD.DIGEST),
                row.get(UPLOAD.MEDIA_TYPE),
                row.get(UPLOAD.WIDTH),
                row.get(UPLOAD.HEIGHT),
                row.get(UPLOAD.UPLOADED_BY),
                Objects.requireNonNull(row.get(UPLOAD.UPLOADED_AT)).toInstant(),
                row.get(UPLOAD.DECIDED_BY),
                decided == null ? null : decided.toInstant());
    }

    private static OffsetDateTime column(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
