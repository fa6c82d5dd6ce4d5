-- Which database took the latest number, see Dialect. A standby that is promoted, or a backup that
-- is restored, is another one, and may lack changes whose numbers readers have seen.
alter table endringsnummer add column opphav varchar(40);
update endringsnummer set opphav = ${opphav};
alter table endringsnummer alter column opphav set not null;
