-- One text for every database; ${stored} is what differs, see Dialect.

-- Enterprises that may run mailboxes.
create table postkasseleverandoer (
  organisasjonsnummer varchar(9) not null primary key
);

-- Public bodies, which look citizens up.
create table offentlig_virksomhet (
  organisasjonsnummer varchar(9) not null primary key
);

-- Suppliers that may call in an enterprise's place.
create table delegering (
  virksomhet varchar(9) not null,
  supplier   varchar(9) not null,
  primary key (virksomhet, supplier)
);

create table person (
  personidentifikator            varchar(11) not null primary key,
  status                         varchar(7)  not null check (status in ('AKTIV', 'SLETTET')),
  reservasjon                    varchar(3)  not null check (reservasjon in ('JA', 'NEI')),
  mobiltelefonnummer             varchar(20),
  mobiltelefonnummer_oppdatert   timestamp(3) with time zone,
  mobiltelefonnummer_verifisert  timestamp(3) with time zone,
  epostadresse                   varchar(50),
  epostadresse_oppdatert         timestamp(3) with time zone,
  epostadresse_verifisert        timestamp(3) with time zone,
  spraak                         varchar(2)  check (spraak in ('NB', 'NN', 'SE', 'EN')),
  spraak_oppdatert               timestamp(3) with time zone,
  spraak_verifisert              timestamp(3) with time zone
);

-- A citizen has one mailbox at most with each provider, and one active at most in all: the
-- generated column is null, hence never a duplicate, for every mailbox that is not active.
create table postkasse (
  personidentifikator varchar(11)  not null references person,
  leverandoer         varchar(9)   not null,
  adresse             varchar(100) not null,
  sertifikat          bytea,
  status              varchar(7)   not null check (status in ('AKTIV', 'SLETTET')),
  aktiv_for           varchar(11)  generated always as
                        (case when status = 'AKTIV' then personidentifikator end) ${stored} unique,
  primary key (personidentifikator, leverandoer)
);

-- The change log: which citizen took which number.
create table endring (
  endringsnummer      bigint      not null primary key,
  personidentifikator varchar(11) not null references person
);

-- One row with the latest number. Whoever takes the next holds the row until the change is
-- committed, so numbers are committed in their order and none is left out.
create table endringsnummer (
  seneste bigint not null
);

insert into endringsnummer values (0);
