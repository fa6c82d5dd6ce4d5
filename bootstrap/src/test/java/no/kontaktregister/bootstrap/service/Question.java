package no.kontaktregister.bootstrap.service;

/**
 * A KanVelge question as a caller writes it; null where the caller writes nothing.
 *
 * @param sertifikat base64
 */
public record Question(
    String personidentifikator,
    String virksomhetsidentifikator,
    String epostadresse,
    String sertifikat) {

  public static Question about(String personidentifikator) {
    return new Question(personidentifikator, null, null, null);
  }

  public Question from(String provider) {
    return new Question(personidentifikator, provider, epostadresse, sertifikat);
  }

  public Question withEpostadresse(String email) {
    return new Question(personidentifikator, virksomhetsidentifikator, email, sertifikat);
  }

  public Question withSertifikat(String certificate) {
    return new Question(personidentifikator, virksomhetsidentifikator, epostadresse, certificate);
  }
}
