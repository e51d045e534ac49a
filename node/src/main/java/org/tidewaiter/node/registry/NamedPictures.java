package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.PICTURE;
import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.report.Picture;

/** Says which pictures the signed heads of reports name. A withdrawn report names none. */
@Component
public class NamedPictures {

    private final DSLContext sql;

    NamedPictures(DSLContext sql) {
        this.sql = sql;
    }

    /** A picture by its report's name inside this node and its own; empty also where this account may not see it. */
    @Transactional(readOnly = true)
    public Optional<Picture> find(AccessScope scope, UUID record, String picture) {
        scope.require(Permission.READ);
        return first(REPORT.RECORD.eq(record).and(PICTURE.PICTURE_.eq(picture)).and(Visibility.of(scope)));
    }

    /** What the head of a report of this name among all nodes says of a picture. */
    @Transactional(readOnly = true)
    public Optional<Picture> of(ReportIdentity identity, String digest) {
        return first(REPORT.ORIGINATOR
                .eq(identity.originator())
                .and(REPORT.NUMBER.eq(identity.number()))
                .and(PICTURE.DIGEST.eq(digest)));
    }

    /**
     * What a report that came from that node says of a picture. Until the caller's transaction ends, the report keeps
     * naming it: who withdraws the report meanwhile waits, and then finds what the caller has written.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Picture> lockFrom(String source, String digest) {
        return sql.select(PICTURE.asterisk())
                .from(PICTURE)
                .join(REPORT)
                .on(REPORT.ID.eq(PICTURE.REPORT_ID))
                .where(signed())
                .and(REPORT.SOURCE.eq(source))
                .and(PICTURE.DIGEST.eq(digest))
                .orderBy(PICTURE.REPORT_ID)
                .limit(1)
                .forShare()
                .of(PICTURE)
                .fetchOptional(NamedPictures::picture);
    }

    /** Which of these pictures some head still names. */
    @Transactional(readOnly = true)
    public Set<String> stillNamed(Collection<String> digests) {
        return Set.copyOf(sql.selectDistinct(PICTURE.DIGEST)
                .from(PICTURE)
                .where(PICTURE.DIGEST.in(digests))
                .fetch(PICTURE.DIGEST));
    }

    private Optional<Picture> first(Condition which) {
        return sql.select(PICTURE.asterisk())
                .from(PICTURE)
                .join(REPORT)
                .on(REPORT.ID.eq(PICTURE.REPORT_ID))
                .where(signed())
                .and(which)
                .limit(1)
                .fetchOptional(NamedPictures::picture);
    }

    private static Condition signed() {
        return REPORT.STATE.eq(ReportState.SIGNED.name());
    }

    static Picture picture(Record row) {
        return new Picture(
                row.get(PICTURE.PICTURE_),
                row.get(PICTURE.KIND),
                row.get(PICTURE.DIGEST),
                row.get(PICTURE.MEDIA_TYPE),
                row.get(PICTURE.WIDTH),
                row.get(PICTURE.HEIGHT));
    }
}
