-- Suppliers that may call in an enterprise's place.
create table delegering (
  virksomhet char(9) not null,
  supplier   char(9) not null,
  primary key (virksomhet, supplier)
);
