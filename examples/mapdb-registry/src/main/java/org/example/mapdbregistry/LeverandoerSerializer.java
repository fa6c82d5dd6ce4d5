package org.example.mapdbregistry;

import java.io.IOException;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.serializer.GroupSerializerObjectArray;

/** A mailbox provider in the file. */
final class LeverandoerSerializer extends GroupSerializerObjectArray<Postkasseleverandoer> {

  @Override
  public void serialize(DataOutput2 out, Postkasseleverandoer leverandoer) throws IOException {
    out.writeUTF(leverandoer.virksomhetsidentifikator().value());
    out.writeUTF(leverandoer.navn());
    Fields.write(out, leverandoer.sertifikat(), Fields::write);
  }

  @Override
  public Postkasseleverandoer deserialize(DataInput2 in, int available) throws IOException {
    return new Postkasseleverandoer(
        new Virksomhetsidentifikator(in.readUTF()),
        in.readUTF(),
        Fields.read(in, Fields::readSertifikat));
  }
}
