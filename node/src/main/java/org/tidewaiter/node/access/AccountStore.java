package org.tidewaiter.node.access;

import static org.tidewaiter.sql.access.Tables.ACCOUNT;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tidewaiter.sql.access.tables.records.AccountRecord;

/** The accounts in {@code access.account}. */
@Repository
class AccountStore {
    /** What a sign-in needs to know; the hash goes no further. */
    record Credentials(Account account, Optional<String> passwordHash) {}

    private final DSLContext sql;

    AccountStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Only one transaction at a time gets past this, until it ends: for the first accounts of a node. */
    void lock() {
        sql.execute("lock table access.account in share row exclusive mode");
    }

    boolean isEmpty() {
        return !sql.fetchExists(ACCOUNT);
    }

    Optional<Account> find(UUID id) {
        return sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountStore::account);
    }

    Optional<Account> findByName(String name) {
        return credentials(name).map(Credentials::account);
    }

    Optional<Credentials> credentials(String name) {
        return sql.selectFrom(ACCOUNT).where(ACCOUNT.NAME.eq(name)).fetchOptional(AccountStore::credentials);
    }

    Optional<Credentials> credentials(UUID id) {
        return sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountStore::credentials);
    }

    /** In order of name; of that member alone, if one is named. */
    List<Account> page(Optional<String> member, int offset, int limit) {
        return sql.selectFrom(ACCOUNT)
                .where(of(member))
                .orderBy(ACCOUNT.NAME)
                .offset(offset)
                .limit(limit)
                .fetch(AccountStore::account);
    }

    int count(Optional<String> member) {
        return sql.fetchCount(ACCOUNT, of(member));
    }

    /** The accounts of a member. */
    List<UUID> ofMember(String member) {
        return sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.MEMBER.eq(member))
                .fetch(ACCOUNT.ID);
    }

    private static Condition of(Optional<String> member) {
        return member.map(ACCOUNT.MEMBER::eq).orElse(DSL.noCondition());
    }

    /** @return whether the name was free */
    boolean insert(Account account, @Nullable String passwordHash) {
        var row = sql.newRecord(ACCOUNT);
        row.setId(account.id());
        row.setName(account.name());
        write(row, account.profile());
        row.setPasswordHash(passwordHash);
        row.setMustChange(account.mustChange());
        row.setCredentials(account.credentials());
        row.setActive(account.active());
        row.setCreatedAt(time(account.createdAt()));
        row.setCreatedBy(account.createdBy());
        return sql.insertInto(ACCOUNT)
                        .set(row)
                        .onConflict(ACCOUNT.NAME)
                        .doNothing()
                        .execute()
                == 1;
    }

    void update(UUID id, Account.Profile profile) {
        var row = sql.newRecord(ACCOUNT);
        write(row, profile);
        sql.update(ACCOUNT).set(row).where(ACCOUNT.ID.eq(id)).execute();
    }

    /** @return whether that changed anything */
    boolean setActive(UUID id, boolean active) {
        return sql.update(ACCOUNT)
                        .set(ACCOUNT.ACTIVE, active)
                        .where(ACCOUNT.ID.eq(id), ACCOUNT.ACTIVE.ne(active))
                        .execute()
                == 1;
    }

    /** Ends the sessions that were opened with the old one. */
    void setPassword(UUID id, String hash, boolean mustChange) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .set(ACCOUNT.MUST_CHANGE, mustChange)
                .set(ACCOUNT.CREDENTIALS, ACCOUNT.CREDENTIALS.plus(1))
                .where(ACCOUNT.ID.eq(id))
                .execute();
    }

    /** How many active accounts of the node's own people, other than this one, have the role. */
    int activeOthers(Role role, UUID than) {
        String[] roles = {role.name()};
        return sql.fetchCount(
                ACCOUNT,
                ACCOUNT.ACTIVE.isTrue(),
                ACCOUNT.ID.ne(than),
                ACCOUNT.MEMBER.isNull(),
                ACCOUNT.ROLES.contains(roles));
    }

    private static void write(AccountRecord row, Account.Profile profile) {
        row.setDisplayName(profile.displayName());
        row.setRoles(names(profile.roles()));
        row.setRegion(profile.region().orElse(null));
        row.setCountries(profile.countries().stream().sorted().toArray(String[]::new));
        row.setOffice(profile.office().orElse(null));
        row.setLanguage(profile.language());
        row.setMember(profile.member().orElse(null));
    }

    private static Credentials credentials(AccountRecord row) {
        return new Credentials(account(row), Optional.ofNullable(row.getPasswordHash()));
    }

    private static Account account(AccountRecord row) {
        var profile = new Account.Profile(
                row.getDisplayName(),
                roles(row.getRoles()),
                Optional.ofNullable(row.getRegion()),
                Set.of(row.getCountries()),
                Optional.ofNullable(row.getOffice()),
                row.getLanguage(),
                Optional.ofNullable(row.getMember()));
        return new Account(
                row.getId(),
                row.getName(),
                profile,
                row.getCredentials(),
                row.getMustChange(),
                row.getActive(),
                row.getCreatedAt().toInstant(),
                row.getCreatedBy());
    }

    static Set<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static String[] names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).toArray(String[]::new);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
