-- Partners that joined while the node ran, beside those of the configuration file.
create table delivery.partner (
    position    bigint generated always as identity primary key,
    name        text not null,
    title_en    text not null,
    title_fr    text not null,
    url         text not null,
    key         text not null,
    originators text[] not null,
    added_by    text not null,
    added_at    timestamptz not null,
    removed_by  text,
    removed_at  timestamptz
);
comment on table delivery.partner is 'A partner that was removed stays: what it signed is still verified';
comment on column delivery.partner.key is 'Ed25519 public key whose fingerprint people compared, base64url';
create unique index partner_name on delivery.partner (name) where removed_at is null;
create unique index partner_key on delivery.partner (key) where removed_at is null;
