package org.tidewaiter.node.vocabulary;

import static org.tidewaiter.sql.vocabulary.Tables.REFERENCE_FILE;

import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The files in {@code vocabulary.reference_file}. */
@Repository
class ReferenceStore {

    private final DSLContext sql;

    ReferenceStore(DSLContext sql) {
        this.sql = sql;
    }

    Optional<ReferenceFile> find(ReferenceKind kind) {
        return sql.select(
                        REFERENCE_FILE.SOURCE,
                        REFERENCE_FILE.DIGEST,
                        REFERENCE_FILE.ROWS,
                        REFERENCE_FILE.LOADED_AT,
                        REFERENCE_FILE.LOADED_BY)
                .from(REFERENCE_FILE)
                .where(REFERENCE_FILE.KIND.eq(kind.name()))
                .fetchOptional(row -> new ReferenceFile(
                        kind,
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4().toInstant(),
                        row.value5()));
    }

    Optional<byte[]> content(ReferenceKind kind, String digest) {
        return sql.select(REFERENCE_FILE.CONTENT)
                .from(REFERENCE_FILE)
                .where(REFERENCE_FILE.KIND.eq(kind.name()))
                .and(REFERENCE_FILE.DIGEST.eq(digest))
                .fetchOptional(row -> row.value1());
    }

    void keep(ReferenceFile file, byte[] content) {
        sql.insertInto(REFERENCE_FILE)
                .set(REFERENCE_FILE.KIND, file.kind().name())
                .set(REFERENCE_FILE.SOURCE, file.source())
                .set(REFERENCE_FILE.DIGEST, file.digest())
                .set(REFERENCE_FILE.CONTENT, content)
                .set(REFERENCE_FILE.ROWS, file.rows())
                .set(REFERENCE_FILE.LOADED_AT, file.loadedAt().atOffset(ZoneOffset.UTC))
                .set(REFERENCE_FILE.LOADED_BY, file.loadedBy())
                .onConflict(REFERENCE_FILE.KIND)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    boolean remove(ReferenceKind kind) {
        return sql.deleteFrom(REFERENCE_FILE)
                        .where(REFERENCE_FILE.KIND.eq(kind.name()))
                        .execute()
                > 0;
    }
}
