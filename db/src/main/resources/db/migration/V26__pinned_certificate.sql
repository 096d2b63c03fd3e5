-- Whether the certificate is the server's own, and trusted instead of what the system's authorities signed; else it is an authority's.
alter table endpoint add certificate_pinned boolean not null default false;
