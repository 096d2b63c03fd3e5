-- What was left out of a request because its server refuses it: names of parts, with commas between them.
alter table step add left_out text not null default '';
alter table attempt add left_out text not null default '';
