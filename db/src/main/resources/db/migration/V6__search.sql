-- What search finds texts by. A text is cut into words: runs of letters and digits, in lower case. Languages that put no space between
-- words are cut into pairs of neighbours, and the last character of a run once more alone, so that each character begins a word.
-- The collation is named because a database's own may know no letters beyond ASCII.
create function search_words(text text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
    clean constant text := trim(regexp_replace(lower(text collate pg_c_utf8), '[^[:alnum:]]+', ' ', 'g'));
    unspaced constant text :=
        '[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]';
begin
    if clean = '' then
        return '{}';
    elsif octet_length(clean) = length(clean) then
        -- a lexeme has less than 2 kB
        return array(select left(word, 64) from string_to_table(clean, ' ') as word);
    end if;
    return array(
        select case when run then substr(piece, i, 2) else left(piece, 64) end
        from string_to_table(trim(regexp_replace(clean, '(' || unspaced || '+)', ' \1 ', 'g')), ' ')
            with ordinality as pieces (piece, place)
        cross join lateral (select piece ~ ('^' || unspaced) as run) as kind
        cross join lateral generate_series(1, case when run then length(piece) else 1 end) as i
        where piece <> ''
        order by place, i);
end $$;

-- All that is neither a letter nor a digit nor a space, each once.
create function search_signs(text text) returns text[] language plpgsql immutable strict parallel safe as $$
begin
    return array(
        select distinct sign
        from string_to_table(regexp_replace(text collate pg_c_utf8, '[[:alnum:][:space:]]+', '', 'g'), null) as sign);
end $$;

-- Whose text it is, and in which block of 2^bits seconds its question was asked. Neither is a word nor a sign.
create function search_owner(account uuid) returns text language sql immutable strict parallel safe
return '@' || right(account::text, 8);

create function search_block(account uuid, bits integer, at timestamptz, back integer) returns text
language sql immutable strict parallel safe
return search_owner(account) || '/' || bits || '/'
    || ((floor(extract(epoch from at - timestamptz '1970-01-01 00:00:00+00'))::bigint >> bits) - back);

-- It names the functions above for good, wherever they are: a dump is read back without a search path.
create function search_tokens(account uuid, at timestamptz, text text) returns tsvector
language sql immutable strict parallel safe
return coalesce((
        select string_agg(word || ':' || place, ' ')
        from unnest(search_words(text)) with ordinality as words (word, place)), '')::tsvector
    || array_to_tsvector(search_signs(text) || array[search_owner(account),
        search_block(account, 15, at, 0), search_block(account, 18, at, 0),
        search_block(account, 21, at, 0), search_block(account, 24, at, 0)]);

-- The words that were typed next to each other, in their order, the last one perhaps only begun, and all of the signs.
-- Who reads the hits looks for the text as it was typed in them: signs have no place here, and words are cut off.
create function search_query(typed text) returns tsquery language plpgsql immutable strict parallel safe as $$
declare
    words text[] := search_words(typed);
    -- a pair of neighbours is whole; what follows the last one in a text is anything
    is_whole constant boolean := typed collate pg_c_utf8
        ~ '[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]{2}[^[:alnum:]]*$';
begin
    if is_whole then
        words := trim_array(words, 1);
    end if;
    return concat_ws(' & ',
        nullif(array_to_string(words[1:30], ' <-> ') || case when is_whole or words = '{}' then '' else ':*' end, ''),
        (select string_agg('''' || replace(replace(sign, '\', '\\'), '''', '''''') || '''', ' & ')
            from unnest(search_signs(typed)) as sign))::tsquery;
end $$;

-- The account's texts of the block of 2^bits seconds that a time is in, and of the block before it; all of them without bits.
create function search_window(account uuid, bits integer, at timestamptz) returns tsquery
language sql immutable parallel safe
return case when bits is null then '''' || search_owner(account) || ''''
    else '''' || search_block(account, bits, at, 0) || ''' | ''' || search_block(account, bits, at, 1) || '''' end::tsquery;

-- What search looks into: a row for each question and for each step, written with it.
create table search_text (
    question_id uuid not null references question (id) on delete cascade,
    -- the question's
    account_id uuid not null,
    asked_at timestamptz not null,
    kind text not null check (kind in ('QUESTION', 'REASONING', 'ANSWER')),
    -- null for the question's own text
    run_id uuid,
    number integer,
    -- its first 8,000 characters: the place of a word in a tsvector has 14 bits, and a tsvector less than 1 MB
    text text not null check (length(text) <= 8000),
    is_cut boolean not null,
    tokens tsvector not null generated always as (search_tokens(account_id, asked_at, text)) stored,
    check ((kind = 'QUESTION') = (run_id is null) and (run_id is null) = (number is null)),
    -- all texts of a question; none is there twice
    unique nulls not distinct (question_id, run_id, number)
);

insert into search_text (question_id, account_id, asked_at, kind, text, is_cut)
select id, account_id, asked_at, 'QUESTION', left(text, 8000), length(text) > 8000 from question;

insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
select q.id, q.account_id, q.asked_at, s.kind, s.run_id, s.number, left(whole, 8000), length(whole) > 8000
from step s join run r on r.id = s.run_id join question q on q.id = r.question_id
cross join lateral (select concat_ws(E'\n', nullif(s.title, ''), s.content) as whole) as texts;

-- by words; a search reads all that waits to be sorted in, so that is kept short
create index search_text_tokens on search_text using gin (tokens) with (gin_pending_list_limit = 512);
