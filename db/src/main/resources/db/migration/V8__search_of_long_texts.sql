-- The same words as before, in a time that grows with the text and no faster: substr counts characters from the beginning each time.
-- No caller can have it work on more than the 8,000 characters that are searched of a text, or the 500 of what was typed.
-- What is stored was made by the functions before, and stays as it is.
create or replace function search_words(text text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
    clean constant text :=
        trim(regexp_replace(lower(left(text, 8000) collate pg_c_utf8), '[^[:alnum:]]+', ' ', 'g'));
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
        select case when run then sign || coalesce(lead(sign) over (partition by place order by i), '') else left(piece, 64) end
        from string_to_table(trim(regexp_replace(clean, '(' || unspaced || '+)', ' \1 ', 'g')), ' ')
            with ordinality as pieces (piece, place)
        cross join lateral (select piece ~ ('^' || unspaced) as run) as kind
        -- without a separator the text falls into its characters
        left join lateral string_to_table(case when run then piece end, null) with ordinality as signs (sign, i) on true
        where piece <> ''
        order by place, i);
end $$;

-- All that is neither a letter nor a digit nor a space in the first 8,000 characters, each once.
create or replace function search_signs(text text) returns text[] language plpgsql immutable strict parallel safe as $$
begin
    return array(
        select distinct sign
        from string_to_table(regexp_replace(left(text, 8000) collate pg_c_utf8, '[[:alnum:][:space:]]+', '', 'g'), null) as sign);
end $$;

-- The words next to each other in the first 500 characters that were typed, in their order, the last one perhaps only begun, and all of the signs.
-- Who reads the hits looks for the text as it was typed in them: signs have no place here, and words are cut off.
create or replace function search_query(typed text) returns tsquery language plpgsql immutable strict parallel safe as $$
declare
    searched constant text := left(typed, 500);
    words text[] := search_words(searched);
    -- a pair of neighbours is whole; what follows the last one in a text is anything. What is no letter is in no pair
    is_whole constant boolean := searched collate pg_c_utf8
        ~ ('((?=[[:alnum:]])[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]){2}'
            || '[^[:alnum:]]*$');
begin
    if is_whole then
        words := trim_array(words, 1);
    end if;
    return concat_ws(' & ',
        nullif(array_to_string(words[1:30], ' <-> ') || case when is_whole or words = '{}' then '' else ':*' end, ''),
        (select string_agg('''' || replace(replace(sign, '\', '\\'), '''', '''''') || '''', ' & ')
            from unnest(search_signs(searched)) as sign))::tsquery;
end $$;
