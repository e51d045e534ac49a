package org.tidewaiter.node.intake.mapping;

import static org.tidewaiter.sql.intake.Tables.MAPPING;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.sealing.Sealer;
import org.tidewaiter.sql.intake.tables.records.MappingRecord;

/**
 * The mappings that this node knows: those that are shipped, and its own. An own one is never changed, only followed by
 * its next version; all who may import share them, on a gateway those of one member.
 */
@Component
@HoldsNominalData
public class Mappings {

    /** Most own mappings, and most versions of one. */
    static final int MOST = 500;

    /** Whose a mapping is on a node without members. */
    private static final String NO_MEMBER = "";

    private final DSLContext sql;
    private final Sealer sealer;
    private final AuditTrail audit;
    private final Clock clock;

    Mappings(DSLContext sql, Sealer sealer, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest version of each, own ones first. */
    @Transactional(readOnly = true)
    public List<KnownMapping> all(AccessScope scope) {
        scope.require(Permission.IMPORT);
        List<KnownMapping> all = new ArrayList<>(sql.select(MAPPING.asterisk())
                .distinctOn(MAPPING.NAME)
                .from(MAPPING)
                .where(shared(scope))
                .orderBy(MAPPING.NAME, MAPPING.VERSION.desc())
                .limit(MOST)
                .fetch(row -> known(row.into(MAPPING))));
        ShippedMappings.all().stream().map(KnownMapping::shipped).forEach(all::add);
        return List.copyOf(all);
    }

    /** @param version null for the newest */
    @Transactional(readOnly = true)
    Optional<KnownMapping> find(AccessScope scope, String name, @Nullable Integer version) {
        scope.require(Permission.IMPORT);
        Optional<KnownMapping> shipped = ShippedMappings.named(name).map(KnownMapping::shipped);
        if (shipped.isPresent()) {
            return shipped.filter(one -> version == null || version == one.version());
        }
        return sql.selectFrom(MAPPING)
                .where(shared(scope))
                .and(MAPPING.NAME.eq(name))
                .and(version == null ? DSL.trueCondition() : MAPPING.VERSION.eq(version))
                .orderBy(MAPPING.VERSION.desc())
                .limit(1)
                .fetchOptional(this::known);
    }

    /** The versions of an own mapping, newest first. */
    @Transactional(readOnly = true)
    List<KnownMapping> versions(AccessScope scope, String name) {
        scope.require(Permission.IMPORT);
        return sql.selectFrom(MAPPING)
                .where(shared(scope))
                .and(MAPPING.NAME.eq(name))
                .orderBy(MAPPING.VERSION.desc())
                .limit(MOST)
                .fetch(this::known);
    }

    /**
     * Keeps a mapping: as the next version of its name, or as the one that is there if it says the same.
     *
     * @throws org.tidewaiter.formats.rows.FileRefusedException with its place, if it is no mapping
     */
    @Transactional
    KnownMapping keep(AccessScope scope, String yaml) {
        scope.require(Permission.IMPORT);
        Mapping mapping = Mapping.read(yaml);
        String name = mapping.name();
        if (ShippedMappings.named(name).isPresent() || name.equals(OwnReports.NAME)) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "mapping-name-shipped");
        }
        sql.fetch("select pg_advisory_xact_lock(hashtext('intake.mapping'))");
        Optional<KnownMapping> newest = find(scope, name, null);
        if (newest.isPresent()
                && newest.get()
                        .yaml()
                        .equals(MappingText.withVersion(yaml, newest.get().version()))) {
            return newest.get();
        }
        int version = newest.map(KnownMapping::version).orElse(0) + 1;
        if (version > MOST || (version == 1 && names(scope) >= MOST)) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "too-many-mappings");
        }
        return store(scope, name, version, MappingText.withVersion(yaml, version));
    }

    private static Condition shared(AccessScope scope) {
        return MAPPING.MEMBER.eq(scope.member().orElse(NO_MEMBER));
    }

    private int names(AccessScope scope) {
        return sql.fetchCount(DSL.selectDistinct(MAPPING.NAME).from(MAPPING).where(shared(scope)));
    }

    private KnownMapping store(AccessScope scope, String name, int version, String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        String member = scope.member().orElse(NO_MEMBER);
        sql.insertInto(MAPPING)
                .set(MAPPING.MEMBER, member)
                .set(MAPPING.NAME, name)
                .set(MAPPING.VERSION, version)
                .set(MAPPING.SEALED, sealer.seal(bytes, context(member, name, version)))
                .set(MAPPING.KEY_ID, sealer.keyId())
                .set(MAPPING.MADE_BY, scope.accountId())
                .set(MAPPING.MADE_BY_NAME, scope.accountName())
                .set(MAPPING.MADE_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        audit.record(scope, "mapping.kept", name, Map.of("version", Integer.toString(version)));
        return find(scope, name, version).orElseThrow();
    }

    private KnownMapping known(MappingRecord row) {
        byte[] yaml = sealer.open(row.getSealed(), context(row.getMember(), row.getName(), row.getVersion()));
        return KnownMapping.own(
                new String(yaml, StandardCharsets.UTF_8),
                row.getMadeByName(),
                row.getMadeAt().toInstant());
    }

    private static String context(String member, String name, int version) {
        String whose = member.equals(NO_MEMBER) ? "" : member + "/";
        return "mapping/" + whose + name + "/" + version;
    }
}
