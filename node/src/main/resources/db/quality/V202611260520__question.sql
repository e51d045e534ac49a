-- Questions about reports, at the node that asks and at the node that reported, and what was answered.
create table quality.question (
    id         uuid primary key,
    asked_here boolean not null,
    partner    text not null,
    record     uuid not null,
    originator text not null,
    number     uuid not null,
    version    integer not null,
    fields     text[] not null,
    text       text not null,
    asked_by   text,
    asked_at   timestamptz not null,
    due_at     timestamptz not null,
    letter     uuid,
    state      text not null check (state in ('OPEN', 'ANSWERED', 'CORRECTED', 'CLOSED')),
    settled_at timestamptz,
    check (asked_here = (asked_by is not null)),
    check (asked_here = (letter is not null))
);
comment on column quality.question.id is 'The same at both nodes';
comment on column quality.question.partner is 'The node at the other end';
comment on column quality.question.text is 'What a person wrote for the partner, screened for personal data before it left';
comment on column quality.question.asked_by is 'The account; the other node does not know it';
create index question_record on quality.question (record, asked_at);
create index question_due on quality.question (due_at, id) where state = 'OPEN';
create index question_recent on quality.question (asked_at desc, id);
create index question_report on quality.question (originator, number) where state in ('OPEN', 'ANSWERED');

create table quality.answer (
    id         uuid primary key,
    question   uuid not null references quality.question,
    text       text not null,
    written_by text,
    written_at timestamptz not null,
    letter     uuid
);
comment on column quality.answer.written_by is 'The account; null at the node that asked';
create index answer_question on quality.answer (question, written_at);
