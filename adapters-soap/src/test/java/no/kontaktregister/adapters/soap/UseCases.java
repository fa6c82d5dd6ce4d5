package no.kontaktregister.adapters.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.application.oppslag.HentEndringerRespons;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPersonerForespoersel;
import no.kontaktregister.application.oppslag.HentPersonerRespons;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.oppslag.HentPrintSertifikatForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.PostkasseForespoersel;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Inbound ports that record the requests, and give the answers that a test has set. */
final class UseCases
    implements KanVelgeSikkerDigitalPostkasse,
        OpprettOgVelgSikkerDigitalPostkasse,
        OppdaterPostkasse,
        SlettPostkasse,
        HentPersoner,
        HentEndringer,
        HentPrintSertifikat {

  final Deque<Forespoersel> asked = new ArrayDeque<>();

  KanVelgeRespons kanVelge = KanVelgeRespons.ja();
  PostkasseRespons postkasse = PostkasseRespons.ok();
  List<Personopplysninger> personer = List.of();
  RuntimeException failure;

  /** Forgets everything, and answers again as at first. */
  void reset() {
    asked.clear();
    kanVelge = KanVelgeRespons.ja();
    postkasse = PostkasseRespons.ok();
    personer = List.of();
    failure = null;
  }

  private void ask(Forespoersel forespoersel) {
    asked.push(forespoersel);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel) {
    ask(forespoersel);
    return kanVelge;
  }

  @Override
  public PostkasseRespons opprettOgVelg(PostkasseForespoersel forespoersel) {
    ask(forespoersel);
    return postkasse;
  }

  @Override
  public PostkasseRespons oppdater(PostkasseForespoersel forespoersel) {
    ask(forespoersel);
    return postkasse;
  }

  @Override
  public PostkasseRespons slett(SlettPostkasseForespoersel forespoersel) {
    ask(forespoersel);
    return postkasse;
  }

  @Override
  public HentPersonerRespons hentPersoner(HentPersonerForespoersel forespoersel) {
    ask(forespoersel);
    return new HentPersonerRespons(personer);
  }

  @Override
  public HentEndringerRespons hentEndringer(HentEndringerForespoersel forespoersel) {
    ask(forespoersel);
    return new HentEndringerRespons(forespoersel.fraEndringsNummer(), 22, 23, personer);
  }

  @Override
  public PrintSertifikat hentPrintSertifikat(HentPrintSertifikatForespoersel forespoersel) {
    ask(forespoersel);
    return new PrintSertifikat(
        Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow(),
        new X509Sertifikat(new byte[] {1, 2, 3}));
  }
}
