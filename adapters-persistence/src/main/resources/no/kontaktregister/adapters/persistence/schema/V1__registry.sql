-- Enterprises that may run mailboxes.
create table postkasseleverandoer (
  organisasjonsnummer char(9) not null primary key
);

-- Public bodies, which look citizens up.
create table offentlig_virksomhet (
  organisasjonsnummer char(9) not null primary key
);

-- Suppliers that may call in an enterprise's place.
create table delegering (
  virksomhet char(9) not null,
  supplier   char(9) not null,
  primary key (virksomhet, supplier)
);

create table person (
  personidentifikator char(11)   not null primary key,
  status              varchar(7) not null check (status in ('AKTIV', 'SLETTET')),
  reservasjon         varchar(3) not null check (reservasjon in ('JA', 'NEI'))
);

-- A citizen has one mailbox at most with each provider, and one active at most in all: the
-- generated column is null, hence never a duplicate, for every mailbox that is not active.
create table postkasse (
  personidentifikator char(11)     not null references person,
  leverandoer         char(9)      not null references postkasseleverandoer,
  adresse             varchar(100) not null,
  status              varchar(7)   not null check (status in ('AKTIV', 'SLETTET')),
  aktiv_for           char(11) generated always as
                        (case when status = 'AKTIV' then personidentifikator end) unique,
  primary key (personidentifikator, leverandoer)
);
