-- Fills an empty database with what people would have asked in two years: one of them nearly all of it, ten others the rest, each second
-- question in Chinese, more of them lately. The setting fill.runs says how many runs there are, fill.seed with which chance. Each fifth
-- question was run twice, a run has nine steps and an answer, and each step was one attempt. It is one transaction, for its now().

create function pg_temp.key(at timestamptz, what text) returns uuid language sql
return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(what), 1, 3) || '8'
    || substr(md5(what), 4, 15))::uuid;

-- from 0 to 1, the same in each run
create function pg_temp.chance(n bigint, k bigint) returns float8 language sql stable
return (hashint8extended(n * 1000 + k, current_setting('fill.seed')::bigint) & 4294967295)::float8 / 4294967296;

-- a few are frequent, and many are rare, as people's words are
create function pg_temp.pick(chance float8, amount bigint) returns integer language sql immutable
return floor(exp(chance * ln(amount + 1)));

create temp table english as
select rank::integer, word from unnest(string_to_array('number result step answer question value letter word sum digit case example reason line rule list order part time price '
        'day train city point root factor product remainder fraction decimal square triangle circle angle length speed distance weight '
        'probability coin card box ball red blue switch light door key river boat bridge clock minute hour week month year person child '
        'teacher doctor strawberry banana melon apple pear engine battery sensor server query index table column row transaction lock '
        'commit replica protein enzyme neuron planet orbit gravity entropy vector matrix kernel theorem lemma corollary paradox premise', ' ')
        || array(select onset || vowel || coda || ending
            from unnest('{b,br,c,d,dr,f,g,gl,h,k,l,m,n,p,pr,r,s,st,t,tr,v,w,z}'::text[]) as onset, unnest('{a,e,i,o,u}'::text[]) as vowel,
                unnest('{l,m,n,r,s,v}'::text[]) as coda, unnest('{adin,ovik,emar,ius,onel,ette}'::text[]) as ending
            order by md5(onset || vowel || coda || ending))) with ordinality as words (word, rank);

create temp table chinese as
select rank::integer, word from unnest(string_to_array('数字 结果 步骤 答案 问题 字母 单词 草莓 例子 原因 规则 顺序 部分 时间 价格 列车 城市 因数 乘积 余数 分数 小数 平方 三角形 圆 角度 '
        '长度 速度 距离 重量 概率 硬币 卡片 盒子 红球 开关 灯泡 钥匙 河流 小船 时钟 分钟 小时 星期 月份 年龄 孩子 老师 医生 香蕉 苹果 发动机 电池 '
        '服务器 查询 索引 表格 事务 提交 蛋白质 神经元 行星 轨道 引力 向量 矩阵 定理 悖论 前提', ' ')
        || array(select a || b
            from string_to_table('林王张李赵陈杨黄周吴徐孙胡朱高何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘', null) as a,
                string_to_table('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红建文志云海燕春雷松柏竹梅荷菊峰岩溪湖', null) as b
            order by md5(a || b))) with ordinality as words (word, rank);

create unique index on pg_temp.english (rank);
create unique index on pg_temp.chinese (rank);
analyze pg_temp.english, pg_temp.chinese;

create temp table english_sentence as
select n, replace(replace(replace(replace(pattern, '%a', (select word from english where rank = pg_temp.pick(pg_temp.chance(n, 1), size))),
        '%b', (select word from english where rank = pg_temp.pick(pg_temp.chance(n, 2), size))),
        '%c', (select word from english where rank = pg_temp.pick(pg_temp.chance(n, 3), size))),
    '%n', floor(exp(pg_temp.chance(n, 4) * 9))::text) as sentence
from (select count(*) as size from english) as lexicon cross join generate_series(1, 20000) as n
cross join lateral (select (array[
            'First, write down the %a and the %b, because the %c depends on both of them.',
            'The %a is %n, so the %b cannot be larger than the %c.', 'Let me check this with a small %a: the %b gives %n.',
            'I count each %a separately, and there are %n of them before the %b.',
            'This contradicts what was said about the %a, therefore the %b must be %n.', 'Compare the %a with the %b; they differ by %n.',
            'It would be easy to overlook the %a, as in "%b of %c".', 'A different way to see it: the %a moves %n times faster than the %b.',
            'If the %a were a %b, then the %c would be %n (which it is not).', 'So far the %a holds, and only the %b remains open.',
            'Rounded to two places, the %a is %n.%n, not %n.9.', 'What remains is to show that no %a is left without its %b.'
            ])[1 + floor(pg_temp.chance(n, 5) * 12)::integer] as pattern) as patterns;

create temp table chinese_sentence as
select n, replace(replace(replace(replace(pattern, '%a', (select word from chinese where rank = pg_temp.pick(pg_temp.chance(n, 11), size))),
        '%b', (select word from chinese where rank = pg_temp.pick(pg_temp.chance(n, 12), size))),
        '%c', (select word from chinese where rank = pg_temp.pick(pg_temp.chance(n, 13), size))),
    '%n', floor(exp(pg_temp.chance(n, 14) * 9))::text) as sentence
from (select count(*) as size from chinese) as lexicon cross join generate_series(1, 20000) as n
cross join lateral (select (array[
            '首先写下%a和%b，因为%c取决于它们两者。', '%a是%n，所以%b不可能比%c大。', '我们用一个简单的%a来检验：%b等于%n。',
            '把每个%a分开来数，在%b之前一共有%n个。', '这与前面关于%a的说法矛盾，因此%b一定是%n。', '比较%a和%b，它们相差%n。',
            '很容易忽略%a，比如“%b的%c”。', '换一种方法来看：%a比%b快%n倍。', '如果%a是%b，那么%c就会是%n（但事实并非如此）。',
            '到目前为止%a成立，只剩下%b还没有确定。', '保留两位小数，%a是%n.%n，而不是%n.9。', '剩下的是证明没有一个%a缺少它的%b。'
            ])[1 + floor(pg_temp.chance(n, 15) * 12)::integer] as pattern) as patterns;

insert into endpoint values (pg_temp.key(now(), 'endpoint'), 'a server', 'http://localhost:1/filled', 'OTHER', now());

insert into account
select pg_temp.key(now() - interval '731 days', 'account ' || n), 'filled-' || n, 'no hash', 'USER', false, now() - interval '731 days'
from generate_series(0, 10) as n;

-- one's own questions among those of the others, in the order of their time
create temp table asked as
select n, pg_temp.key(at, 'question ' || n) as id, at,
    pg_temp.key(now() - interval '731 days', 'account ' || case when n % 11 = 0 then 1 + n / 11 % 10 else 0 end) as account,
    n % 2 = 0 as is_chinese
from (
    select n, now() - interval '730 days' * (1 - n::float8 / total) ^ 1.5 as at
    from (select current_setting('fill.runs')::integer * 5 / 6 as total) as size, generate_series(1, total) as n) as times;

insert into question (id, account_id, text, asked_at)
select id, account, 'No. ' || picked.n || ': ' || case when is_chinese then replace(chinese.sentence, '。', '？') else replace(english.sentence, '.', '?') end, at
from (select *, 1 + floor(pg_temp.chance(n, 30) * 20000)::bigint as pick from asked) as picked
join english_sentence as english on english.n = pick join chinese_sentence as chinese on chinese.n = pick
order by picked.n;

insert into run (id, question_id, ordinal, state, epoch, next_step, preset_name, endpoint_id, endpoint_name, endpoint_flavor, model,
    strategy, temperature, top_p, seed, min_steps, max_steps, step_tokens, answer_tokens, output_mode, language, queued_at, claimed_at,
    ended_at, worked_ms, thinking_end)
select pg_temp.key(at, 'run ' || n || '.' || ordinal), id, ordinal, 'ANSWERED', 1, 11, 'Careful steps', pg_temp.key(now(), 'endpoint'),
    'a server', 'OTHER', 'a model', 'STEPS', 0, 1, row_number() over (order by n, ordinal), 3, 25, 300, 500, 'JSON_SCHEMA', case when is_chinese then 'CHINESE' else 'ENGLISH' end,
    at, at, at + interval '30 seconds', 30000, 'MODEL_DECIDED'
from asked cross join lateral generate_series(1, case when n % 5 = 0 then 2 else 1 end) as ordinal
order by n, ordinal;

-- one answer in 500 is longer than what search looks into
create temp table written as
select s.run, s.number, string_agg(case when is_chinese then chinese.sentence else english.sentence || ' ' end, '' order by k) as content
from (
    select seed as run, language = 'CHINESE' as is_chinese, number, k,
        1 + floor(pg_temp.chance(seed * 10 + number, 40 + k) * 20000)::bigint as pick
    from run cross join generate_series(1, 10) as number
    cross join lateral generate_series(1, case when number < 10 then 3 + (seed + number) % 4 when seed % 500 = 3 then 400 else 8 end) as k) as s
join english_sentence as english on english.n = pick join chinese_sentence as chinese on chinese.n = pick
group by s.run, s.number;

insert into step (id, run_id, number, kind, attempt, user_turn, raw_reply, title, content, next_action_final, truncated, repaired,
    started_at, first_token_ms, total_ms, prompt_tokens, completion_tokens, tokens_estimated)
select pg_temp.key(queued_at, 'step ' || id || '.' || number), id, number, case when number = 10 then 'ANSWER' else 'REASONING' end, 1,
    'Go on.', json_build_object('title', title, 'content', content, 'next_action', 'continue')::text, title, content, number = 9, false,
    false, queued_at + interval '3 seconds' * number, 200, 3000, 500, 120, false
from (
    select id, queued_at, number, content,
        case when number = 10 then '' when language = 'CHINESE' then '检查' || chinese.word else 'Check the ' || english.word end as title
    from run join written on written.run = run.seed
    join english on english.rank = pg_temp.pick(pg_temp.chance(seed, number), 500)
    join chinese on chinese.rank = pg_temp.pick(pg_temp.chance(seed, number), 500)
    order by queued_at, id, number) as texts;

insert into attempt (id, run_id, step_number, step_kind, ordinal, epoch, ending, raw_reply, max_tokens, endpoint_id, started_at,
    first_token_ms, total_ms, prompt_tokens, completion_tokens)
select pg_temp.key(started_at, 'attempt ' || id), run_id, number, kind, 1, 1, 'ACCEPTED', raw_reply, 300, pg_temp.key(now(), 'endpoint'),
    started_at, first_token_ms, total_ms, prompt_tokens, completion_tokens
from step;

-- or each question would be joined to its steps by reading all steps
analyze question, run, step;

-- as RunStore and RunJournal write it; an index is made faster than it grows
set local maintenance_work_mem = '256MB';
do $$
declare
    words constant text := pg_get_indexdef('search_text_tokens'::regclass);
begin
    drop index search_text_tokens;
    insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
    select q.id, q.account_id, q.asked_at, kind, run_id, number, left(whole, 8000), length(whole) > 8000
    from question q cross join lateral (
        select 'QUESTION' as kind, null::uuid as run_id, null::integer as number, q.text as whole
        union all
        select s.kind, s.run_id, s.number, concat_ws(E'\n', nullif(s.title, ''), s.content)
        from run r join step s on s.run_id = r.id where r.question_id = q.id) as texts
    order by q.asked_at, q.id, run_id, number;
    execute words;
end $$;

analyze;
