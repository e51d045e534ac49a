package org.tidewaiter.node.quality;

import static org.tidewaiter.sql.quality.Tables.PREFERENCE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;

/** What each analyst keeps as theirs. */
@Component
public class Preferences {

    private final DSLContext sql;
    private final Clock clock;

    Preferences(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Preference of(AccessScope scope) {
        return sql.selectFrom(PREFERENCE)
                .where(PREFERENCE.ACCOUNT.eq(scope.accountId()))
                .fetchOptional(row -> new Preference(row.getRegion(), Set.of(row.getCategories())))
                .orElse(Preference.NONE);
    }

    @Transactional
    public void keep(AccessScope scope, Preference preference) {
        scope.require(Permission.ASSESS);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String[] categories = preference.categories().toArray(String[]::new);
        sql.insertInto(PREFERENCE, PREFERENCE.ACCOUNT, PREFERENCE.REGION, PREFERENCE.CATEGORIES, PREFERENCE.KEPT_AT)
                .values(scope.accountId(), preference.region(), categories, now)
                .onConflict(PREFERENCE.ACCOUNT)
                .doUpdate()
                .set(PREFERENCE.REGION, preference.region())
                .set(PREFERENCE.CATEGORIES, categories)
                .set(PREFERENCE.KEPT_AT, now)
                .execute();
    }
}
