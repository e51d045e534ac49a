-- Pictures that came from partners, reviewed there. Gone when no report's head names them any more.
create schema pictures;

create table pictures.content (
    digest      text primary key,
    media_type  text not null,
    content     bytea not null,
    thumbnail   bytea not null,
    source      text not null,
    received_at timestamptz not null
);
