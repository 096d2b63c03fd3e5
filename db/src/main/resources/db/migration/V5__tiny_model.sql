-- The tiny model stands in as practice does: one endpoint without an address, which each node resolves to its own.
alter table endpoint drop constraint endpoint_flavor_check;
alter table endpoint add constraint endpoint_flavor_check
    check (flavor in ('VLLM', 'LLAMA_CPP', 'OLLAMA', 'SGLANG', 'OTHER', 'PRACTICE', 'TINY'));
alter table endpoint drop constraint endpoint_check;
alter table endpoint add constraint endpoint_check check ((flavor in ('PRACTICE', 'TINY')) = (base_url is null));
drop index endpoint_practice;
create unique index endpoint_of_our_own on endpoint (flavor) where base_url is null;

alter table run drop constraint run_endpoint_flavor_check;
alter table run add constraint run_endpoint_flavor_check
    check (endpoint_flavor in ('VLLM', 'LLAMA_CPP', 'OLLAMA', 'SGLANG', 'OTHER', 'PRACTICE', 'TINY'));
