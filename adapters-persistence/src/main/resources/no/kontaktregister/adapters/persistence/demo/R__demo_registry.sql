-- The demo registry of the README. Every number is synthetic: nobody has it.
-- It only adds what is missing, so that it can do no harm to a registry that it meets by mistake.

merge into postkasseleverandoer using (values
  ('984661185'),
  ('922020175')
) as demo (organisasjonsnummer)
on postkasseleverandoer.organisasjonsnummer = demo.organisasjonsnummer
when not matched then insert (organisasjonsnummer) values (demo.organisasjonsnummer);

merge into offentlig_virksomhet using (values
  ('974761076')
) as demo (organisasjonsnummer)
on offentlig_virksomhet.organisasjonsnummer = demo.organisasjonsnummer
when not matched then insert (organisasjonsnummer) values (demo.organisasjonsnummer);

merge into delegering using (values
  ('922020175', '987654325')
) as demo (virksomhet, supplier)
on delegering.virksomhet = demo.virksomhet and delegering.supplier = demo.supplier
when not matched then insert (virksomhet, supplier) values (demo.virksomhet, demo.supplier);

merge into person using (values
  ('20914695016', 'AKTIV',   'NEI'),
  ('23879422019', 'AKTIV',   'NEI'),
  ('12837512040', 'AKTIV',   'JA'),
  ('03888221041', 'AKTIV',   'NEI'),
  ('25929030063', 'AKTIV',   'NEI'),
  ('17856040070', 'SLETTET', 'NEI'),
  ('30865522262', 'AKTIV',   'NEI'),
  ('56847033490', 'AKTIV',   'NEI'),
  ('01918844402', 'AKTIV',   'NEI'),
  ('14826611147', 'AKTIV',   'JA')
) as demo (personidentifikator, status, reservasjon)
on person.personidentifikator = demo.personidentifikator
when not matched then insert (personidentifikator, status, reservasjon)
  values (demo.personidentifikator, demo.status, demo.reservasjon);

merge into postkasse using (values
  ('03888221041', '984661185', 'kari.nordmann#4XKQ', 'AKTIV'),
  ('25929030063', '922020175', 'nils.lie-922020175', 'AKTIV'),
  ('01918844402', '984661185', 'per.hansen#7PLM',    'SLETTET'),
  ('14826611147', '984661185', 'ida.berg#2RTZ',      'AKTIV')
) as demo (personidentifikator, leverandoer, adresse, status)
on postkasse.personidentifikator = demo.personidentifikator
  and postkasse.leverandoer = demo.leverandoer
when not matched then insert (personidentifikator, leverandoer, adresse, status)
  values (demo.personidentifikator, demo.leverandoer, demo.adresse, demo.status);
