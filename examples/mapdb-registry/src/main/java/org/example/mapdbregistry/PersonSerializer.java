package org.example.mapdbregistry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.serializer.GroupSerializerObjectArray;

/** A citizen in the file. */
final class PersonSerializer extends GroupSerializerObjectArray<Person> {

  @Override
  public void serialize(DataOutput2 out, Person person) throws IOException {
    out.writeUTF(person.personidentifikator().value());
    out.writeUTF(person.status().name());
    out.writeUTF(person.reservasjon().status().name());
    Fields.write(out, person.reservasjon().oppdatert(), Fields::write);
    write(out, person.kontaktinformasjon().mobiltelefonnummer(), Mobiltelefonnummer::value);
    write(out, person.kontaktinformasjon().epostadresse(), Epostadresse::value);
    write(out, person.spraak(), Spraak::name);
    out.writeInt(person.postkasser().size());
    for (Postkasse postkasse : person.postkasser()) {
      out.writeUTF(postkasse.leverandoer().value());
      out.writeUTF(postkasse.adresse().value());
      Fields.write(out, postkasse.sertifikat(), Fields::write);
      out.writeUTF(postkasse.status().name());
    }
  }

  @Override
  public Person deserialize(DataInput2 in, int available) throws IOException {
    return new Person(
        new Personidentifikator(in.readUTF()),
        Personstatus.valueOf(in.readUTF()),
        new Reservasjon(
            Reservasjon.Status.valueOf(in.readUTF()), Fields.read(in, Fields::readTime)),
        new Kontaktinformasjon(
            read(in, Mobiltelefonnummer::new), read(in, Epostadresse::registrert)),
        read(in, Spraak::valueOf),
        readPostkasser(in));
  }

  private static <T> void write(
      DataOutput out, Optional<Kontaktopplysning<T>> information, Function<T, String> text)
      throws IOException {
    Fields.write(
        out,
        information,
        (to, given) -> {
          to.writeUTF(text.apply(given.verdi()));
          Fields.write(to, given.sistOppdatert(), Fields::write);
          Fields.write(to, given.sistVerifisert(), Fields::write);
        });
  }

  private static <T> Optional<Kontaktopplysning<T>> read(DataInput in, Function<String, T> value)
      throws IOException {
    return Fields.read(
        in,
        from ->
            new Kontaktopplysning<>(
                value.apply(from.readUTF()),
                Fields.read(from, Fields::readTime),
                Fields.read(from, Fields::readTime)));
  }

  private static List<Postkasse> readPostkasser(DataInput in) throws IOException {
    int count = in.readInt();
    List<Postkasse> postkasser = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      postkasser.add(
          new Postkasse(
              new Virksomhetsidentifikator(in.readUTF()),
              new Postkasseadresse(in.readUTF()),
              Fields.read(in, Fields::readSertifikat),
              Postkassestatus.valueOf(in.readUTF())));
    }
    return postkasser;
  }
}
