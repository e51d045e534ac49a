create schema if not exists access;

create table access.account (
    id            uuid primary key,
    name          text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$'),
    display_name  text        not null check (length(display_name) between 1 and 120),
    roles         text[]      not null check (cardinality(roles) > 0),
    region        text,
    countries     text[]      not null default '{}',
    office        text,
    language      text        not null check (language in ('en', 'fr')),
    password_hash text,
    must_change   boolean     not null default false,
    credentials   integer     not null default 1,
    active        boolean     not null default true,
    created_at    timestamptz not null,
    created_by    text        not null
);
comment on table access.account is 'Who may sign in. Accounts are suspended, never deleted: the audit trail names them';
comment on column access.account.countries is 'ISO 3166-1 alpha-2 codes of the countries seen; empty: all';
comment on column access.account.password_hash is 'Argon2id in its encoded form; none: the account has tokens only';
comment on column access.account.credentials is 'Rises with each change of password; sessions of an older one end';
create unique index account_name on access.account (name);

create table access.api_token (
    id           uuid primary key,
    account      uuid        not null references access.account,
    label        text        not null check (length(label) between 1 and 80),
    digest       bytea       not null unique check (octet_length(digest) = 32),
    roles        text[]      not null check (cardinality(roles) > 0),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used    timestamptz,
    revoked_at   timestamptz
);
comment on column access.api_token.digest is 'SHA-256 of the token; the token itself is shown once and kept nowhere';
comment on column access.api_token.last_used is 'Coarse: written at most once an hour';
create index api_token_account on access.api_token (account);

create table access.sign_in_attempts (
    subject      bytea primary key check (octet_length(subject) = 32),
    attempts     integer     not null,
    last_attempt timestamptz not null,
    closed_until timestamptz not null
);
comment on table access.sign_in_attempts is 'Failed sign-ins by digest of the name typed and of the client network; swept after a day';
create index sign_in_attempts_last on access.sign_in_attempts (last_attempt);
