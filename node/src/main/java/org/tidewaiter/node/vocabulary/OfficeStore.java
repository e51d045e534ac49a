package org.tidewaiter.node.vocabulary;

import static org.tidewaiter.sql.vocabulary.Tables.OFFICE;
import static org.tidewaiter.sql.vocabulary.Tables.OFFICE_REVISION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.tidewaiter.sql.vocabulary.tables.records.OfficeRecord;

/** The offices in {@code vocabulary.office}, each state of them in {@code vocabulary.office_revision}. */
@Repository
class OfficeStore {

    private final DSLContext sql;

    OfficeStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Nobody else changes an office until this transaction ends. */
    void lock() {
        sql.execute("lock table vocabulary.office in share row exclusive mode");
    }

    /** Changes with every change of any office. */
    String stamp() {
        return sql.select(DSL.count(), DSL.coalesce(DSL.sum(OFFICE.REVISION), 0))
                .from(OFFICE)
                .fetchSingle(row -> row.value1() + "-" + row.value2());
    }

    int count() {
        return sql.fetchCount(OFFICE);
    }

    Optional<Office> find(String code) {
        return sql.selectFrom(OFFICE).where(OFFICE.CODE.eq(code)).fetchOptional(OfficeStore::office);
    }

    /**
     * In order of code.
     *
     * @param countries of which they are; empty for all
     */
    List<Office> page(Set<String> countries, String words, LocalDate inForceOn, boolean ended, int from, int most) {
        return sql.selectFrom(OFFICE)
                .where(wanted(countries, words, inForceOn, ended))
                .orderBy(OFFICE.CODE)
                .offset(from)
                .limit(most)
                .fetch(OfficeStore::office);
    }

    int count(Set<String> countries, String words, LocalDate inForceOn, boolean ended) {
        return sql.fetchCount(OFFICE, wanted(countries, words, inForceOn, ended));
    }

    /** @param ended whether those that have ended by that day are among them */
    private static Condition wanted(Set<String> countries, String words, LocalDate inForceOn, boolean ended) {
        Condition wanted = countries.isEmpty() ? DSL.noCondition() : OFFICE.COUNTRY.in(countries);
        if (!words.isBlank()) {
            wanted = wanted.and(DSL.concat(
                            OFFICE.CODE,
                            DSL.inline(" "),
                            OFFICE.NAME_EN,
                            DSL.inline(" "),
                            DSL.coalesce(OFFICE.NAME_FR, ""),
                            DSL.inline(" "),
                            DSL.coalesce(OFFICE.NAME_LOCAL, ""),
                            DSL.inline(" "),
                            DSL.coalesce(OFFICE.LOCODE, ""))
                    .containsIgnoreCase(words.strip()));
        }
        return ended ? wanted : wanted.and(OFFICE.VALID_TO.isNull().or(OFFICE.VALID_TO.ge(inForceOn)));
    }

    List<Office> all() {
        return sql.selectFrom(OFFICE).orderBy(OFFICE.CODE).fetch(OfficeStore::office);
    }

    /** Every state that it has had, the newest first. */
    List<Office> revisions(String code) {
        return sql.selectFrom(OFFICE_REVISION)
                .where(OFFICE_REVISION.CODE.eq(code))
                .orderBy(OFFICE_REVISION.REVISION.desc())
                .limit(100)
                .fetch(row -> office(row.into(OFFICE)));
    }

    void insert(Office office) {
        sql.executeInsert(row(office));
        keep(office);
    }

    void update(Office office) {
        sql.executeUpdate(row(office), OFFICE.CODE.eq(office.code()));
        keep(office);
    }

    private void keep(Office office) {
        sql.executeInsert(row(office).into(OFFICE_REVISION));
    }

    private static OfficeRecord row(Office office) {
        Office.Details details = office.details();
        return new OfficeRecord(
                office.code(),
                details.kind(),
                details.nameEn(),
                details.nameFr(),
                details.nameLocal(),
                details.country(),
                details.locode(),
                details.latitude(),
                details.longitude(),
                details.validFrom(),
                details.validTo(),
                office.revision(),
                office.changedAt().atOffset(ZoneOffset.UTC),
                office.changedBy());
    }

    private static Office office(OfficeRecord row) {
        return new Office(
                row.getCode(),
                new Office.Details(
                        row.getKind(),
                        row.getNameEn(),
                        row.getNameFr(),
                        row.getNameLocal(),
                        row.getCountry(),
                        row.getLocode(),
                        row.getLatitude(),
                        row.getLongitude(),
                        row.getValidFrom(),
                        row.getValidTo()),
                row.getRevision(),
                row.getChangedAt().toInstant(),
                row.getChangedBy());
    }
}
