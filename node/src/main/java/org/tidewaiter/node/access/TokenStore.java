package org.tidewaiter.node.access;

import static org.tidewaiter.sql.access.Tables.API_TOKEN;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.tidewaiter.sql.access.tables.records.ApiTokenRecord;

/** The tokens in {@code access.api_token}. */
@Repository
class TokenStore {
    private static final Duration COARSE = Duration.ofHours(1);

    private final DSLContext sql;

    TokenStore(DSLContext sql) {
        this.sql = sql;
    }

    void insert(ApiToken token, byte[] digest) {
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.ID, token.id())
                .set(API_TOKEN.ACCOUNT, token.account())
                .set(API_TOKEN.LABEL, token.label())
                .set(API_TOKEN.DIGEST, digest)
                .set(API_TOKEN.ROLES, AccountStore.names(token.roles()))
                .set(API_TOKEN.CREATED_AT, AccountStore.time(token.createdAt()))
                .set(API_TOKEN.EXPIRES_AT, AccountStore.time(token.expiresAt()))
                .execute();
    }

    /** The token with this digest, unless it has expired or was revoked. */
    Optional<ApiToken> usable(byte[] digest, Instant now) {
        return sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.DIGEST.eq(digest))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .and(API_TOKEN.EXPIRES_AT.gt(AccountStore.time(now)))
                .fetchOptional(TokenStore::token);
    }

    /** Those not revoked, newest first, expired ones among them. */
    List<ApiToken> ofAccount(UUID account, int limit) {
        return sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT.eq(account), API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.CREATED_AT.desc(), API_TOKEN.ID)
                .limit(limit)
                .fetch(TokenStore::token);
    }

    int countOfAccount(UUID account) {
        return sql.fetchCount(API_TOKEN, API_TOKEN.ACCOUNT.eq(account), API_TOKEN.REVOKED_AT.isNull());
    }

    /** @return whether there was such a token of this account */
    boolean revoke(UUID account, UUID token, Instant now) {
        return sql.update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, AccountStore.time(now))
                        .where(API_TOKEN.ID.eq(token), API_TOKEN.ACCOUNT.eq(account), API_TOKEN.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Writes only when what is known is an hour old, so that a busy program costs no write a request. */
    void used(ApiToken token, Instant now) {
        if (token.lastUsed().filter(last -> last.isAfter(now.minus(COARSE))).isPresent()) {
            return;
        }
        sql.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED, AccountStore.time(now))
                .where(API_TOKEN.ID.eq(token.id()))
                .execute();
    }

    private static ApiToken token(ApiTokenRecord row) {
        return new ApiToken(
                row.getId(),
                row.getAccount(),
                row.getLabel(),
                AccountStore.roles(row.getRoles()),
                row.getCreatedAt().toInstant(),
                row.getExpiresAt().toInstant(),
                Optional.ofNullable(row.getLastUsed()).map(OffsetDateTime::toInstant));
    }
}
