package no.kontaktregister.application.inbound;

import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.person.EndrePerson;
import no.kontaktregister.application.person.HentPerson;
import no.kontaktregister.application.person.SlettPerson;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhet;

/** All inbound ports. Each call of a use case leaves its audit record, whoever calls. */
public record InboundPorts(
    IdentifiserVirksomhet identifiserVirksomhet,
    RecordRefusal recordRefusal,
    KanVelgeSikkerDigitalPostkasse kanVelge,
    OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg,
    OppdaterPostkasse oppdater,
    SlettPostkasse slett,
    HentPersoner hentPersoner,
    HentEndringer hentEndringer,
    HentPrintSertifikat hentPrintSertifikat,
    HentPerson hentPerson,
    EndrePerson endrePerson,
    SlettPerson slettPerson) {}
