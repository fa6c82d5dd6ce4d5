-- The registry's database, for every server. Run as PostgreSQL's administrator, with a password of your own:
--   psql --file=database.sql
create role kontaktregister login password 'secret';
create database kontaktregister owner kontaktregister encoding 'UTF8' template template0;

-- The statements are few and always the same. Planning one again costs more than executing it.
alter database kontaktregister set plan_cache_mode = 'force_generic_plan';

-- A node that stalls during a change must not block all others.
alter database kontaktregister set idle_in_transaction_session_timeout = '4s';
