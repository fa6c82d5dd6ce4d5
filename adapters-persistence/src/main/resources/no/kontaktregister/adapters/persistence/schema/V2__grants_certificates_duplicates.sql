-- Who may use which service, for whom: in place of public bodies and delegations.
create table tilgang (
  signer     varchar(9)  not null,
  virksomhet varchar(9)  not null,
  tjeneste   varchar(20) not null
               check (tjeneste in ('OPPSLAGSTJENESTEN', 'ENDRINGSTJENESTEN', 'POSTKASSELEVERANDOER')),
  primary key (signer, virksomhet, tjeneste)
);

insert into tilgang (signer, virksomhet, tjeneste)
select organisasjonsnummer, organisasjonsnummer, 'POSTKASSELEVERANDOER' from postkasseleverandoer;

insert into tilgang (signer, virksomhet, tjeneste)
select organisasjonsnummer, organisasjonsnummer, 'OPPSLAGSTJENESTEN' from offentlig_virksomhet;

insert into tilgang (signer, virksomhet, tjeneste)
select organisasjonsnummer, organisasjonsnummer, 'ENDRINGSTJENESTEN' from offentlig_virksomhet;

insert into tilgang (signer, virksomhet, tjeneste)
select delegering.supplier, delegering.virksomhet, own.tjeneste
  from delegering
  join tilgang own on own.signer = delegering.virksomhet and own.virksomhet = delegering.virksomhet
 where delegering.supplier <> delegering.virksomhet;

drop table delegering;
drop table offentlig_virksomhet;

-- A mailbox without a certificate has its provider's.
alter table postkasseleverandoer add column navn varchar(100);
update postkasseleverandoer set navn = organisasjonsnummer;
alter table postkasseleverandoer alter column navn set not null;
alter table postkasseleverandoer add column sertifikat bytea;

alter table person add column reservasjon_oppdatert timestamp(3) with time zone;

create index person_epostadresse on person (epostadresse);
create index person_mobiltelefonnummer on person (mobiltelefonnummer);

-- Whose contact information another citizen has registered too. A citizen without a row has none
-- such. A change of one citizen may change the rows of others, so it writes here only while it
-- holds the row of endringsnummer; and a foreign key would make it wait for a change of another
-- citizen, which in turn waits for that row.
create table duplisert (
  personidentifikator varchar(11) not null primary key,
  epostadresse        boolean     not null,
  mobiltelefonnummer  boolean     not null
);

insert into duplisert (personidentifikator, epostadresse, mobiltelefonnummer)
select person.personidentifikator,
       epost.epostadresse is not null,
       mobil.mobiltelefonnummer is not null
  from person
  left join (select epostadresse from person
              group by epostadresse having count(*) > 1) epost
    on epost.epostadresse = person.epostadresse
  left join (select mobiltelefonnummer from person
              group by mobiltelefonnummer having count(*) > 1) mobil
    on mobil.mobiltelefonnummer = person.mobiltelefonnummer
 where epost.epostadresse is not null or mobil.mobiltelefonnummer is not null;
