-- The registry's database, for every server. Run as PostgreSQL's administrator, with a password of your own:
--   psql --file=database.sql
create role kontaktregister login password 'secret';
create database kontaktregister owner kontaktregister encoding 'UTF8' template template0;

-- The questions are few and always the same: planning each anew costs more than asking.
alter database kontaktregister set plan_cache_mode = 'force_generic_plan';

-- A node that falls silent in the middle of a change must not hold up all others.
alter database kontaktregister set idle_in_transaction_session_timeout = '4s';
